import {
  memo,
  Suspense,
  useDeferredValue,
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announce.ts'
import { useRow, useTerms } from '../editor/hooks.ts'
import type { DocumentSession } from '../editor/session.ts'
import { termDoor, type CardCause } from '../terms/door.ts'
import { TermsFoot } from '../terms/lazy.tsx'
import { StandingChip } from '../terms/StandingChip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import type { Panel } from './panel.ts'
import { Placeables } from './Placeables.tsx'
import { termEntries, type TermEntry } from './termEntries.ts'
import { allowedEnglish, forbiddenEnglish, usesTerm } from './termUse.ts'

function TermsBody({ session, row }: { session: DocumentSession; row: string }): ReactNode {
  const shown = useRow(session, row)
  // A key is painted first; which terms it has used is said right after it.
  const target = useDeferredValue(shown?.targetText ?? '')
  return (
    <>
      <TermList session={session} row={row} target={target} />
      <Suspense fallback={null}>
        <TermsFoot session={session} row={row} source={shown?.sourceText ?? ''} />
      </Suspense>
      <Placeables session={session} row={row} target={target} />
    </>
  )
}

interface ListProps {
  session: DocumentSession
  row: string
  target: string
}

const TermList = memo(function TermList({ session, row, target }: ListProps): ReactNode {
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
            key={entry.key}
            session={session}
            row={row}
            entry={entry}
            number={index + 1}
            used={target === '' ? undefined : usesTerm(target, entry.concept)}
            onInsert={() => {
              if (entry.english === '') return announce(t('terms.noEnglish'))
              session.insert(entry.english)
              announce(t('announce.inserted', { text: entry.english }))
            }}
          />
        ))}
      </ol>
    </>
  )
})

interface ItemProps {
  session: DocumentSession
  row: string
  entry: TermEntry
  number: number
  /** Is it in the target? Undefined while the target is empty. */
  used: boolean | undefined
  onInsert: () => void
}

/** What shows the card of an entry: the pointer or the keyboard on it, or its button. */
function useCardAnchor(session: DocumentSession, row: string, { concept, start, end }: TermEntry) {
  const show = (anchor: HTMLElement, cause: CardCause): void =>
    termDoor(session)?.showCard({ concept, row, start, end }, anchor, cause)
  return {
    item: {
      onPointerEnter: (event: PointerEvent<HTMLElement>) => {
        if (event.pointerType === 'mouse') show(event.currentTarget, 'hover')
      },
      onPointerLeave: () => termDoor(session)?.leaveCard('hover'),
      onFocus: (event: FocusEvent<HTMLElement>) => {
        if (event.target.matches('.term-insert:focus-visible')) show(event.currentTarget, 'focus')
      },
      onBlur: () => termDoor(session)?.leaveCard('focus'),
    },
    press: (event: MouseEvent<HTMLElement>) => show(event.currentTarget, 'press'),
  }
}

/** A term base lists many wordings; more than two would bury the next term. All are in the glossary. */
const mostWordings = 2

function TermItem({ session, row, entry, number, used, onInsert }: ItemProps): ReactNode {
  const { t } = useTranslation()
  const { concept, english, times, standing } = entry
  const card = useCardAnchor(session, row, entry)
  const source = concept.terms.find(({ lang }) => lang === 'vi')
  const also = allowedEnglish(concept).filter((text) => text !== english)
  const forbidden = forbiddenEnglish(concept)
  const quoted = (texts: readonly string[]): string => {
    const shown = texts.slice(0, mostWordings).map((term) => t('terms.quoted', { term }))
    return shown.join(', ') + (texts.length > mostWordings ? ' …' : '')
  }
  return (
    <li className="term-item" {...card.item}>
      <button
        type="button"
        className="term-insert"
        aria-label={english === '' ? t('terms.noEnglish') : t('terms.insert', { english })}
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
      <StandingChip standing={standing} />
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
      <button
        type="button"
        className="icon-button term-details-button"
        aria-label={t('terms.details', { term: source?.text ?? english })}
        title={t('terms.details', { term: source?.text ?? english })}
        aria-haspopup="dialog"
        onClick={card.press}
      >
        <Icon name="info" size={14} />
      </button>
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
