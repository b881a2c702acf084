import { parseArgs } from 'node:util'
import { segmentUnit, type SegmentLanguage } from '../../core/language/segmenter.ts'
import { UsageError, type Command } from './command.ts'
import { readAll, runJsonLines, write } from './lines.ts'

export const command: Command = {
  name: 'segment',
  summary: 'Cut text into segments.',
  usage: `songngu segment [--lang vi|en] [--jsonl] < TEXT

  --lang vi|en   language of the text (vi)
  --jsonl        JSON lines {"id", "text"} in, {"id", "segments"} out;
                 without it plain text in, one segment a line out`,
  async run(args, io) {
    const { lang, jsonl } = options(args)
    const segments = (text: string): string[] =>
      segmentUnit(text.normalize('NFC'), lang).segments.map((segment) => segment.source)
    if (jsonl) return runJsonLines(io, 'segment', 'text', (text) => ({ segments: segments(text) }))
    for (const segment of segments(await readAll(io.stdin))) await write(io.stdout, `${segment}\n`)
    return 0
  },
}

function options(args: readonly string[]): { lang: SegmentLanguage; jsonl: boolean } {
  const values = parse(args)
  const lang = values.lang ?? 'vi'
  if (lang !== 'vi' && lang !== 'en') throw new UsageError(`--lang must be vi or en, not ${lang}`)
  return { lang, jsonl: values.jsonl ?? false }
}

function parse(args: readonly string[]): { lang?: string | undefined; jsonl?: boolean | undefined } {
  try {
    return parseArgs({ args: [...args], options: { lang: { type: 'string' }, jsonl: { type: 'boolean' } } }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
