import { readConfig } from '../config.ts'
import { backupFile } from '../store/backup.ts'
import { storeFile } from '../store/location.ts'
import { oneFile } from './arguments.ts'
import type { Command } from './command.ts'
import { tell } from './tell.ts'

export const command: Command = {
  name: 'backup',
  summary: 'Copy the store into a new file, also while a server runs.',
  usage: `songngu backup FILE

  FILE   where the copy goes; an existing file is never overwritten`,
  async run(args, io) {
    const to = oneFile(args)
    const { data, driver } = readConfig(io.env)
    await backupFile(storeFile(data), to, driver)
    await tell(io, 'backupWritten', { file: to })
    return 0
  },
}
