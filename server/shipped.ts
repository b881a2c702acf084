import { concepts } from '../glossary/data/terms.gen.ts'
import type { Concept } from '../glossary/concept.ts'
import type { GlossaryRecord } from './store/records.ts'
import type { Store } from './store/store.ts'

/** The glossary that ships with the program, active in every new project. */
export const shippedGlossary: GlossaryRecord = {
  id: 'vi-en-party-state',
  name: 'Văn kiện Đảng và Nhà nước Việt – Anh',
  sourceLang: 'vi',
  targetLang: 'en',
  readOnly: true,
  revision: 1,
}

/** Concepts written in one go: about 10 ms of one write. */
const batch = 200

/** Loads the shipped glossary into a store that does not have it. */
export async function loadShippedGlossary(store: Store): Promise<void> {
  if (await store.read.glossaries.get(shippedGlossary.id)) return
  const shipped: readonly Concept[] = concepts
  // One write for all: half a glossary would never be completed.
  await store.write(async (tx) => {
    await tx.glossaries.insert(shippedGlossary)
    for (let i = 0; i < shipped.length; i += batch) {
      await tx.glossaries.insertConcepts(shippedGlossary.id, shipped.slice(i, i + batch))
    }
  })
}
