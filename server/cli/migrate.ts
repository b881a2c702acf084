import { readConfig } from '../config.ts'
import { storeFile } from '../store/location.ts'
import { acquireLock } from '../store/lock.ts'
import { openStore } from '../store/open.ts'
import { noArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { tell } from './tell.ts'

export const command: Command = {
  name: 'migrate',
  summary: 'Bring the store up to date with this program.',
  usage: `songngu migrate

  Refused while a server runs on the same data (SONGNGU_DATA).
  A server does the same when it starts.`,
  async run(args, io) {
    noArguments(args)
    const { data, driver } = readConfig(io.env)
    const lock = acquireLock(data)
    try {
      const store = await openStore({ file: storeFile(data), driver })
      await store.close()
      await tell(io, 'migrated', { file: store.info.location })
      return 0
    } finally {
      lock.release()
    }
  },
}
