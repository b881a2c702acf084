import { useQueryClient } from '@tanstack/react-query'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../commandScope.tsx'
import type { DocumentSession } from '../editor/session.ts'
import { ariaKeys } from '../keys.ts'
import { refreshTerms } from '../glossary/queries.ts'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { termDoor } from './door.ts'
import { restoreException } from './exceptions.ts'
import { useExceptions } from './queries.ts'

export interface TermsFootProps {
  session: DocumentSession
  row: string
  /** Its text in the source. */
  source: string
}

/** Under the terms of a segment: new terms, candidates, and words somebody said are no terms here. No key changes it. */
export const TermsFoot = memo(function TermsFoot({ session, row, source }: TermsFootProps): ReactNode {
  const { t } = useTranslation()
  const { run } = useCommands()
  const keep = (event: { preventDefault(): void }): void => event.preventDefault()
  return (
    <div className="terms-foot">
      <div className="terms-foot-buttons">
        <button
          type="button"
          className="button button-small"
          aria-keyshortcuts={ariaKeys('Mod+E')}
          onMouseDown={keep}
          onClick={() => run('addTerm')}
        >
          <Icon name="plus" size={13} />
          {t('terms.add')}
          <Kbd keys="Mod+E" />
        </button>
        <button
          type="button"
          className="button button-small button-quiet"
          onClick={() => termDoor(session)?.openCandidates()}
        >
          {t('termWork.candidates.open')}
        </button>
      </div>
      <NoTermsHere session={session} row={row} source={source} />
    </div>
  )
})

function NoTermsHere({ session, row, source }: TermsFootProps): ReactNode {
  const { t } = useTranslation()
  const client = useQueryClient()
  const here = useExceptions(session.document.id).data?.filter(
    ({ segment, surface }) => segment === row || (segment === null && source.includes(surface)),
  )
  if (!here || here.length === 0) return null
  return (
    <section>
      <h3 className="label">{t('termWork.notHere.heading')}</h3>
      <ul className="not-here">
        {here.map((exception) => (
          <li key={exception.id}>
            <span lang="vi">{exception.surface}</span>
            <small>
              {t(exception.segment === null ? 'termWork.notHere.inDocument' : 'termWork.notHere.inSegment')}
            </small>
            <button
              type="button"
              className="link-button"
              aria-label={t('termWork.notHere.restoreOne', { term: exception.surface })}
              onClick={() => void restoreException(session, exception).finally(() => refreshTerms(client))}
            >
              {t('termWork.notHere.restore')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
