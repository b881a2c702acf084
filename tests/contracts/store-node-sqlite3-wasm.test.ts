import { jest } from '@jest/globals'
import { join } from 'node:path'
import { openStore } from '../../server/store/open.ts'
import { withDirectory } from '../builders/store.ts'
import { storeContract } from './store.ts'

// Many small durable commits: on a slow or busy disk they take their time.
jest.setTimeout(60_000)

storeContract({
  name: 'node-sqlite3-wasm',
  withPlace: (use) =>
    withDirectory((directory) => {
      const file = join(directory, 'store.db')
      return use({ open: () => openStore({ file, driver: 'node-sqlite3-wasm' }) })
    }),
})
