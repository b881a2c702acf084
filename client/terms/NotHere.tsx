import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import type { DocumentSession } from '../editor/session.ts'
import { useTermChange } from '../glossary/queries.ts'
import { writtenOnce } from '../glossary/writing.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu } from '../ui/Menu.tsx'
import type { CardSubject } from './door.ts'
import { refreshHits, restoreException } from './exceptions.ts'
import type { Telling } from './telling.ts'

interface Props {
  session: DocumentSession
  subject: CardSubject
  telling: Telling
  onDone: () => void
}

/** Says that a hit is none: in this segment, or in the whole document. */
export function NotHere({ session, subject, telling, onDone }: Props): ReactNode {
  const { t } = useTranslation()
  const [mark] = useState(writtenOnce)
  const { concept, row, start, end } = subject
  const surface = session.row(row)?.sourceText.slice(start, end) ?? ''
  // The card goes with its hit, often before the answer is here: the way back is offered all the same.
  const add = useTermChange(
    async (scope: 'segment' | 'document') => {
      const about = { scope, segment: row, glossary: concept.glossary, concept: concept.id, surface }
      const params = { document: session.document.id }
      return call('addTermException', { params, body: { ...about, ...mark(about) } })
    },
    {
      done: (exception, scope) => {
        refreshHits(session, concept)
        telling.done(t(`termWork.notHere.done.${scope}`, { term: surface }), {
          label: t('commands.undo'),
          run: () => void restoreException(session, exception).catch(telling.fail),
        })
      },
      fail: telling.fail,
    },
  )
  const items = (['segment', 'document'] as const).map((scope) => ({
    id: scope,
    label: t(`termWork.notHere.${scope}`),
    run: () => add.mutate(scope, { onSuccess: onDone }),
  }))
  return (
    <Menu
      label={t('termWork.notHere.action')}
      className="button button-small button-quiet"
      button={
        <>
          {t('termWork.notHere.action')}
          <Icon name="down" size={13} />
        </>
      }
      groups={[{ items }]}
    />
  )
}
