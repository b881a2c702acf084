import { join } from 'node:path'

/** The store of a data directory. */
export const storeFile = (dataDir: string): string => join(dataDir, 'songngu.db')

/** The lock of a data directory. */
export const lockFile = (dataDir: string): string => join(dataDir, 'songngu.lock')
