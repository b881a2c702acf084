import { usualCategories } from '../../core/review/mqm/typology.ts'
import { requireDocument, requireProject } from '../find.ts'
import { addError, changeError, removeError } from '../mqm/marks.ts'
import { documentScore, marksOf } from '../mqm/present.ts'
import { readErrors } from '../mqm/read.ts'
import { writeErrors } from '../mqm/write.ts'
import { People } from '../review/present.ts'
import type { Area } from './handler.ts'

export const errorRoutes: Area<
  | 'listErrors'
  | 'addError'
  | 'changeError'
  | 'removeError'
  | 'exportErrors'
  | 'importErrors'
  | 'getErrorTypes'
  | 'setErrorTypes'
> = {
  async listErrors({ params }, { store }) {
    const { id } = await requireDocument(store.read, params.document)
    const errors = await marksOf(store.read, id, new People(store.read))
    return { errors, score: await documentScore(store.read, id, errors) }
  },
  async addError({ params, body, actor }, deps) {
    return addError(deps, actor, params.document, body)
  },
  async changeError({ params, body, actor }, deps) {
    return changeError(deps, actor, params, body)
  },
  async removeError({ params, actor }, deps) {
    await removeError(deps, actor, params)
    return {}
  },
  async exportErrors({ params, query }, { store }) {
    return writeErrors(store.read, await requireDocument(store.read, params.document), query.format)
  },
  async importErrors({ params, actor, upload }, deps) {
    const document = await requireDocument(deps.store.read, params.document)
    return readErrors(deps, actor, document, upload ?? { name: '', bytes: new Uint8Array() })
  },
  async getErrorTypes({ params }, { store }) {
    const { id } = await requireProject(store.read, params.project)
    return { categories: (await store.read.errors.types(id)) ?? [...usualCategories] }
  },
  async setErrorTypes({ params, body }, { store }) {
    return store.write(async (tx) => {
      const { id } = await requireProject(tx, params.project)
      const categories = [...new Set(body.categories)]
      await tx.errors.setTypes(id, categories)
      return { categories }
    })
  },
}
