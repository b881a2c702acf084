import type { IDBPDatabase } from 'idb'
import type { TermsReply } from '../../core/api.ts'
import type { Offline } from './database.ts'

/** Documents whose term hits are kept; the ones opened longest ago go first. */
const MOST_DOCUMENTS = 20

/** Keeps a document's term hits for times without a server. */
export async function keepTerms(
  database: IDBPDatabase<Offline>,
  document: string,
  revision: number,
  replies: readonly TermsReply[],
): Promise<void> {
  const tx = database.transaction('terms', 'readwrite')
  await tx.store.put({ document, revision, replies: [...replies], at: Date.now() })
  const all = await tx.store.getAllKeys()
  if (all.length > MOST_DOCUMENTS) {
    const kept = await tx.store.getAll()
    const oldest = kept.sort((a, b) => a.at - b.at).slice(0, kept.length - MOST_DOCUMENTS)
    for (const { document: old } of oldest) await tx.store.delete(old)
  }
  await tx.done
}

/** The term hits of a document as last heard. */
export async function keptTerms(database: IDBPDatabase<Offline>, document: string): Promise<readonly TermsReply[]> {
  return (await database.get('terms', document))?.replies ?? []
}
