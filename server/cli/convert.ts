import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { LegacyEncodingSchema, legacyEncodings, type LegacyEncodingId } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { convertLegacy, encodingCandidates } from '../../filters/encoding/convert.ts'
import { UsageError, type Command } from './command.ts'
import { tell } from './tell.ts'

export const command: Command = {
  name: 'convert',
  summary: 'Convert a text file from an old Vietnamese encoding to UTF-8.',
  usage: `songngu convert IN OUT [--encoding E]

  IN             the text file to convert; it stays as it is
  OUT            the file to write; it must not exist yet
  --encoding E   what IN is in (recognised if left out): ${legacyEncodings.join(', ')}

  A text that cannot be converted without loss is refused.`,
  async run(args, io) {
    const { input, output, encoding } = options(args)
    const bytes = await bytesOf(input)
    const known = encoding ?? encodingCandidates(bytes)[0]?.encoding
    if (known === undefined) throw new AppError('import.unknownEncoding')
    const { text, smallLines } = convertLegacy(bytes, known)
    await writeNew(output, text)
    await tell(io, 'converted', { file: output, encoding: known })
    if (smallLines > 0) await tell(io, 'capitalsLost', { count: smallLines })
    return 0
  },
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new AppError('backup.exists', { file })
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

interface Options {
  input: string
  output: string
  encoding: LegacyEncodingId | undefined
}

function options(args: readonly string[]): Options {
  let parsed
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { encoding: { type: 'string' } } })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const [input, output, ...more] = parsed.positionals
  if (!input || !output || more.length > 0) throw new UsageError('name the file to convert and the file to write')
  const encoding = z.optional(LegacyEncodingSchema).safeParse(parsed.values.encoding)
  if (!encoding.success) throw new UsageError(`--encoding must be one of ${legacyEncodings.join(', ')}`)
  return { input, output, encoding: encoding.data }
}
