import type { Suggestion } from '../../core/api.ts'
import type { People } from '../review/present.ts'
import type { SuggestionRecord } from '../store/records.ts'

/** A suggestion as people see it. */
export async function suggestionInfo(record: SuggestionRecord, people: People): Promise<Suggestion> {
  const { base, text, author, decided, ...rest } = record
  return {
    ...rest,
    base: base as Suggestion['base'],
    text: text as Suggestion['text'],
    author: await people.get(author),
    decided: decided && { by: await people.get(decided.by), at: decided.at },
  }
}
