import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inlineText } from '../../../core/model/inline.ts'
import type { Suggestion } from '../../../core/wire/suggestions.ts'
import { announce } from '../../announce.ts'
import { personName } from '../../personName.ts'
import { useRow } from '../../editor/hooks.ts'
import { decideAndTell } from './deciding.ts'
import { CardHead, RejectButton } from './SuggestionCard.tsx'
import { wholeDiff } from './hunk-lines.ts'
import type { SuggestionRoom } from './room.ts'

interface Props {
  room: SuggestionRoom
  suggestion: Suggestion
}

/** A suggestion whose words have been changed by somebody else meanwhile: the text then, the text now, what was suggested. */
export function ConflictCard({ room, suggestion }: Props): ReactNode {
  const { t } = useTranslation()
  const row = useRow(room.session, suggestion.segment)
  if (!row) return null
  const copy = (): void => {
    room.session.activate(suggestion.segment)
    navigator.clipboard.writeText(inlineText(suggestion.text)).then(
      () => announce(t('suggestions.copied')),
      () => room.telling?.say(t('suggestions.notCopied')),
    )
  }
  const texts = [
    ['then', wholeDiff({ base: suggestion.base, text: suggestion.base })],
    ['now', wholeDiff({ base: suggestion.base, text: row.target })],
    ['suggested', wholeDiff(suggestion)],
  ] as const
  return (
    <article
      className="suggestion-card suggestion-conflict"
      aria-label={t('suggestions.by', { name: personName(t, suggestion.author) })}
    >
      <CardHead suggestion={suggestion} />
      <p className="suggestion-note">{t('suggestions.conflict')}</p>
      <dl>
        {texts.map(([name, parts]) => (
          <div key={name}>
            <dt>{t(`suggestions.${name}`)}</dt>
            <dd lang="en">
              {parts.map(({ kind, text }, at) =>
                kind === 'same' ? text : kind === 'deleted' ? <del key={at}>{text}</del> : <ins key={at}>{text}</ins>,
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="suggestion-buttons">
        <button type="button" className="button button-small" onClick={copy}>
          {t('suggestions.byHand')}
        </button>
        <RejectButton
          room={room}
          suggestion={suggestion}
          many={false}
          decide={(decision) => void decideAndTell(t, room, decision, [{ ...suggestion, hunks: null }])}
        />
      </div>
    </article>
  )
}
