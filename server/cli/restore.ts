import { readConfig } from '../config.ts'
import { storeFile } from '../store/location.ts'
import { acquireLock } from '../store/lock.ts'
import { restoreFile } from '../store/restore.ts'
import { oneFile } from './arguments.ts'
import type { Command } from './command.ts'
import { tell } from './tell.ts'

export const command: Command = {
  name: 'restore',
  summary: 'Put a backup in the place of the store.',
  usage: `songngu restore FILE

  FILE   a copy made by "songngu backup"; it is checked first and stays as it is

  Refused while a server runs on the same data (SONGNGU_DATA). The store that
  was there is kept beside it under a dated name.`,
  async run(args, io) {
    const from = oneFile(args)
    const { data, driver } = readConfig(io.env)
    const lock = acquireLock(data)
    try {
      const aside = await restoreFile(from, storeFile(data), { now: new Date(), driver })
      if (aside !== null) await tell(io, 'formerStoreKept', { file: aside })
      await tell(io, 'restored', { file: from })
      return 0
    } finally {
      lock.release()
    }
  },
}
