import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announce.ts'
import { useRow, useTerms } from '../editor/hooks.ts'
import type { DocumentSession } from '../editor/session.ts'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import type { Panel } from './panel.ts'
import { Placeables } from './Placeables.tsx'
import { termEntries, type TermEntry } from './termEntries.ts'
import { allowedEnglish, forbiddenEnglish, usesTerm } from './termUse.ts'

function TermsBody({ session, row }: { session: DocumentSession; row: string }): ReactNode {
  const target = useRow(session, row)?.targetText ?? ''
  return (
    <>
      <TermList session={session} row={row} target={target} />
      <Placeables session={session} row={row} target={target} />
    </>
  )
}

interface ListProps {
  session: DocumentSession
  row: string
  target: string
}

function TermList({ session, row, target }: ListProps): ReactNode {
  const { t } = useTranslation()
  const hits = useTerms(session, row)
  if (!hits) return <p className="panel-empty">{t('terms.loading')}</p>
  const entries = termEntries(hits)
  if (entries.length === 0) return <p className="panel-empty">{t('terms.none')}</p>
  return (
    <>
      <div className="panel-head">
        <h2 className="label">{t('terms.heading')}</h2>
        <Kbd keys="Alt+1…9" />
      </div>
      <ol className="terms">
        {entries.map((entry, index) => (
          <TermItem
            key={entry.concept.id}
            entry={entry}
            number={index + 1}
            used={target === '' ? undefined : usesTerm(target, entry.concept)}
            onInsert={() => {
              session.insert(entry.english)
              announce(t('announce.inserted', { text: entry.english }))
            }}
          />
        ))}
      </ol>
    </>
  )
}

interface ItemProps {
  entry: TermEntry
  number: number
  /** Is it in the target? Undefined while the target is empty. */
  used: boolean | undefined
  onInsert: () => void
}

/** A term base lists many wordings; more than two would bury the next term. All are in the glossary. */
const mostWordings = 2

function TermItem({ entry, number, used, onInsert }: ItemProps): ReactNode {
  const { t } = useTranslation()
  const { concept, english, times } = entry
  const source = concept.terms.find(({ lang }) => lang === 'vi')
  const preferred = concept.terms.find(({ lang, text }) => lang === 'en' && text === english)
  const also = allowedEnglish(concept).filter((text) => text !== english)
  const forbidden = forbiddenEnglish(concept)
  const quoted = (texts: readonly string[]): string => {
    const shown = texts.slice(0, mostWordings).map((term) => t('terms.quoted', { term }))
    return shown.join(', ') + (texts.length > mostWordings ? ' …' : '')
  }
  return (
    <li className="term-item">
      <button
        type="button"
        className="term-insert"
        aria-label={t('terms.insert', { english })}
        aria-keyshortcuts={number <= 9 ? `Alt+${number}` : undefined}
        // The caret stays in the translation.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onInsert}
      >
        <span className="term-source" lang="vi">
          {source?.text}
          {times > 1 ? <small>{t('terms.times', { count: times })}</small> : null}
        </span>
        {number <= 9 ? <Kbd keys={`Alt+${number}`} /> : null}
        <span className="term-english" lang="en">
          {english}
        </span>
      </button>
      {preferred?.provisional ? <p className="chip chip-provisional">{t('terms.provisional')}</p> : null}
      {also.length > 0 ? (
        <p className="term-also" title={also.join('; ')}>
          {t('terms.also', { terms: quoted(also) })}
        </p>
      ) : null}
      {forbidden.length > 0 ? (
        <p className="term-not" title={forbidden.join('; ')}>
          {t('terms.not', { terms: quoted(forbidden) })}
        </p>
      ) : null}
      {concept.note ? (
        <p className="term-note" lang="en">
          {concept.note}
        </p>
      ) : null}
      <TermUse used={used} />
    </li>
  )
}

function TermUse({ used }: { used: boolean | undefined }): ReactNode {
  const { t } = useTranslation()
  if (used === undefined) return null
  return (
    <p className={used ? 'term-use term-used' : 'term-use term-missing'}>
      <Icon name={used ? 'check' : 'alert'} size={13} />
      {t(used ? 'terms.used' : 'terms.unused')}
    </p>
  )
}

/** Glossary terms found in the source, to insert by click or Alt+1 … Alt+9. */
export const termsPanel: Panel = {
  id: 'terms',
  titleKey: 'terms.title',
  count: (session, row) => {
    const hits = session.terms(row)
    return hits && termEntries(hits).length
  },
  Body: TermsBody,
}
