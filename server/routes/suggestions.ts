import { requireDocument } from '../find.ts'
import { People } from '../review/present.ts'
import { decideSuggestions } from '../suggestions/decide.ts'
import { keepSuggestion } from '../suggestions/keep.ts'
import { suggestionInfo } from '../suggestions/present.ts'
import type { Area } from './handler.ts'

export const suggestionRoutes: Area<'listSuggestions' | 'suggest' | 'decideSuggestions'> = {
  async listSuggestions({ params }, { store }) {
    const { id } = await requireDocument(store.read, params.document)
    const people = new People(store.read)
    const records = await store.read.suggestions.undecided(id)
    return { suggestions: await Promise.all(records.map((record) => suggestionInfo(record, people))) }
  },
  async suggest({ params, body, actor }, deps) {
    return keepSuggestion(deps, actor, params.document, body)
  },
  async decideSuggestions({ params, body, actor }, deps) {
    return decideSuggestions(deps, actor, params.document, body)
  },
}
