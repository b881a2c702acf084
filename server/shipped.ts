import { hash } from 'node:crypto'
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
  description: '',
  readOnly: true,
  revision: 1,
  base: 0,
}

/** Concepts written in one go: about 10 ms of one write. */
const batch = 200

/** Setting that names the shipped data the store has. */
const loadedSetting = 'glossary.shipped'

/**
 * Loads the shipped glossary into a store that does not have it, or has the
 * data of another release: it is read-only, so nobody's work is in it.
 */
export async function loadShippedGlossary(store: Store, shipped: readonly Concept[] = concepts): Promise<void> {
  const { id } = shippedGlossary
  const digest = hash('sha256', JSON.stringify(shipped), 'base64url')
  if ((await store.read.settings.get(loadedSetting)) === digest) return
  // One write for all: half a glossary would never be completed.
  await store.write(async (tx) => {
    if (await tx.glossaries.get(id)) await tx.glossaries.clearConcepts(id)
    else await tx.glossaries.insert(shippedGlossary)
    for (let i = 0; i < shipped.length; i += batch) {
      await tx.glossaries.insertConcepts(id, shipped.slice(i, i + batch))
    }
    await tx.settings.set(loadedSetting, digest)
  })
}
