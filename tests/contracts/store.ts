import { describe } from '@jest/globals'
import type { StoreEngine } from './store/engine.ts'
import { checkingContract } from './store/checking.ts'
import { conceptSetContract } from './store/concept-sets.ts'
import { documentContract } from './store/documents.ts'
import { eventContract } from './store/events.ts'
import { glossaryContract } from './store/glossaries.ts'
import { recordContract } from './store/records.ts'
import { segmentContract } from './store/segments.ts'
import { termBaseContract } from './store/term-base.ts'
import { writeContract } from './store/writes.ts'

/** What every engine behind the store's port must do. An engine joins with one file `store-<engine>.test.ts`. */
export function storeContract(engine: StoreEngine): void {
  describe(`store on ${engine.name}`, () => {
    writeContract(engine)
    recordContract(engine)
    documentContract(engine)
    segmentContract(engine)
    eventContract(engine)
    glossaryContract(engine)
    checkingContract(engine)
    termBaseContract(engine)
    conceptSetContract(engine)
  })
}
