import { addAbbreviation, undoAbbreviation } from '../abbreviations.ts'
import type { Area } from './handler.ts'

export const abbreviationRoutes: Area<'addAbbreviation' | 'undoAbbreviation'> = {
  async addAbbreviation({ params, body, actor }, deps) {
    return addAbbreviation(deps, actor, params.document, body)
  },
  async undoAbbreviation({ params, body, actor }, deps) {
    return undoAbbreviation(deps, actor, params.document, body)
  },
}
