import type { Deps } from '../deps.ts'
import { glossaryRevision } from '../revision.ts'

/** Tells everyone in a document that its term hits are others now, though no glossary has changed. */
export async function announceTerms({ store, hub }: Pick<Deps, 'store' | 'hub'>, document: string): Promise<void> {
  const record = await store.read.documents.get(document)
  if (!record) return
  hub.announce(document, { type: 'glossary', revision: await glossaryRevision(store.read, record.project, document) })
  hub.announce(document, { type: 'dismissals' })
}
