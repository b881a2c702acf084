import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SectionProps } from '../feature.ts'
import { ConflictCard } from './ConflictCard.tsx'
import { decidable, decideAndTell, whole } from './deciding.ts'
import { useRoom, type Decision } from './room.ts'
import { SuggestionCard } from './SuggestionCard.tsx'

/** What is suggested for the active segment, and the way to all suggestions of the document. */
export function SuggestionSection({ session, row }: SectionProps): ReactNode {
  const { t } = useTranslation()
  const room = useRoom(session)
  if (!room || room.all().length === 0) return null
  const list = room.of(row)
  const all = (decision: Decision): void => {
    void decideAndTell(t, room, decision, decidable(room, list, decision).map(whole))
  }
  const several = decidable(room, list, 'accept').length > 1
  return (
    <section className="suggestions" aria-labelledby="suggestions-title">
      <div className="panel-head">
        <h3 className="label" id="suggestions-title">
          {t('suggestions.title')}
        </h3>
        <button type="button" className="link-button" onClick={() => room.telling?.openAll()}>
          {t('suggestions.inDocument', { count: room.all().length })}
        </button>
      </div>
      {list.map((suggestion) =>
        suggestion.state === 'conflict' ? (
          <ConflictCard key={suggestion.id} room={room} suggestion={suggestion} />
        ) : (
          <SuggestionCard key={suggestion.id} room={room} suggestion={suggestion} />
        ),
      )}
      {several ? (
        <div className="suggestion-buttons suggestion-segment">
          <button type="button" className="button button-small" onClick={() => all('accept')}>
            {t('suggestions.acceptSegment')}
          </button>
          <button type="button" className="button button-small" onClick={() => all('reject')}>
            {t('suggestions.rejectSegment')}
          </button>
        </div>
      ) : null}
    </section>
  )
}
