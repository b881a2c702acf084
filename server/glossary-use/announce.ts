import type { ServerMessage } from '../../core/api.ts'
import type { Deps } from '../deps.ts'
import { glossaryRevision } from '../revision.ts'

type Read = Deps['store']['read']

/** What a browser must know of a document's terms: the revision of its hits, and the date that chooses among names. */
export async function termsNow(read: Read, document: string): Promise<ServerMessage | null> {
  const record = await read.documents.get(document)
  if (!record) return null
  return { type: 'glossary', revision: await glossaryRevision(read, record.project, document), date: record.date }
}

/** Tells everyone in a document that its term hits or its date are others now, though no glossary has changed. */
export async function announceTerms({ store, hub }: Pick<Deps, 'store' | 'hub'>, document: string): Promise<void> {
  const terms = await termsNow(store.read, document)
  if (!terms) return
  hub.announce(document, terms)
  hub.announce(document, { type: 'dismissals' })
}
