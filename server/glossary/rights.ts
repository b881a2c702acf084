import type * as z from 'zod/mini'
import type { GlossaryRightsSchema } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, type Actor } from '../../core/model/permissions.ts'
import type { GlossaryRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

export type GlossaryRights = z.infer<typeof GlossaryRightsSchema>

/** What the actor may do with a glossary. */
export function rightsOf(actor: Actor, glossary: Pick<GlossaryRecord, 'readOnly'>): GlossaryRights {
  if (glossary.readOnly) return 'read'
  if (can(actor, 'term')) return 'edit'
  return can(actor, 'suggest') ? 'propose' : 'read'
}

export async function requireGlossary(queries: Pick<ReadQueries, 'glossaries'>, id: string): Promise<GlossaryRecord> {
  const glossary = await queries.glossaries.get(id)
  if (!glossary) throw new AppError('notFound.glossary')
  return glossary
}

/** A glossary that is there and can be changed. */
export async function requireWritable(queries: Pick<ReadQueries, 'glossaries'>, id: string): Promise<GlossaryRecord> {
  const glossary = await requireGlossary(queries, id)
  if (glossary.readOnly) throw new AppError('glossary.readOnly')
  return glossary
}
