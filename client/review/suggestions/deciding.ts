import type { TFunction } from 'i18next'
import type { Suggestion } from '../../../core/wire/suggestions.ts'
import { announce } from '../../announce.ts'
import type { SuggestionRoom, Chosen, Decision } from './room.ts'

/** Decides on suggestions and tells what came of it. */
export async function decideAndTell(
  t: TFunction,
  room: SuggestionRoom,
  decision: Decision,
  chosen: readonly Chosen[],
): Promise<void> {
  try {
    const { done, refused } = await room.decide(decision, chosen)
    if (done > 0) announce(t(decision === 'accept' ? 'suggestions.accepted' : 'suggestions.rejected', { count: done }))
    if (refused !== null) throw new Refused(refused)
  } catch (error) {
    await room.load()
    if (error instanceof Refused) room.telling?.say(t('suggestions.notAll'))
    else room.telling?.fail(error)
  }
}

class Refused extends Error {}

export const whole = ({ id, version }: Suggestion): Chosen => ({ id, version, hunks: null })

/** What of these may be decided so by this person. Those in conflict cannot be accepted. */
export const decidable = (room: SuggestionRoom, list: readonly Suggestion[], decision: Decision): Suggestion[] =>
  list.filter(
    (suggestion) => room.mayDecide(suggestion, decision) && (decision === 'reject' || suggestion.state === 'open'),
  )
