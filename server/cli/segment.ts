import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { segmentUnit, type SegmentLanguage } from '../../core/language/segmenter.ts'
import { readSrxFile, type SrxReading } from '../../filters/srx.ts'
import { ForeignRules } from '../foreign-rules.ts'
import { translations } from '../translations.ts'
import { UsageError, type Command, type CommandIo } from './command.ts'
import { readAll, runJsonLines, write } from './lines.ts'
import { terminalLanguage } from './messages.ts'

type Cut = (text: string) => string[]

export const command: Command = {
  name: 'segment',
  summary: 'Cut text into segments.',
  usage: `songngu segment [--lang vi|en] [--srx FILE] [--jsonl] < TEXT

  --lang vi|en   language of the text (vi); with --srx any the file has rules for
  --srx FILE     use the rules of this SRX file and no others; rules that cannot
                 be used are named on standard error
  --jsonl        JSON lines {"id", "text"} in, {"id", "segments"} out;
                 without it plain text in, one segment a line out`,
  async run(args, io) {
    const { lang, srx, jsonl } = options(args)
    const cut = srx === undefined ? shippedRules(lang) : await rulesOfFile(srx, lang, io)
    if (jsonl) return runJsonLines(io, 'segment', 'text', (text) => ({ segments: cut(text.normalize('NFC')) }))
    const text = (await readAll(io.stdin)).normalize('NFC')
    // A file's rules know units, not files: a line is a unit.
    const units = srx === undefined ? [text] : text.split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    for (const unit of units) for (const segment of cut(unit)) await write(io.stdout, `${segment}\n`)
    return 0
  },
}

function shippedRules(lang: string): Cut {
  if (!isShipped(lang)) throw new UsageError(`--lang must be vi or en, not ${lang}`)
  return (text) => segmentUnit(text, lang).segments.map((segment) => segment.source)
}

const isShipped = (lang: string): lang is SegmentLanguage => lang === 'vi' || lang === 'en'

async function rulesOfFile(file: string, lang: string, io: CommandIo): Promise<Cut> {
  const reading = readSrxFile(await bytesOf(file))
  const rules = new ForeignRules(reading.document, lang)
  await report(reading, rules, io)
  return (text) => rules.segments(text)
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** What was read otherwise than written, and every rule that was left out. */
async function report({ notes }: SrxReading, { unsupported }: ForeignRules, io: CommandIo): Promise<void> {
  const t = (await translations()).getFixedT(terminalLanguage(io.env))
  const say = (text: string): void => void io.stderr.write(`songngu segment: ${text}\n`)
  for (const { code, params } of notes) say(t(`cli.${code}`, params))
  for (const each of unsupported) say(t(each.index === 0 ? 'cli.srxUnsupportedMap' : 'cli.srxUnsupported', { ...each }))
}

function options(args: readonly string[]): { lang: string; srx: string | undefined; jsonl: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { lang: { type: 'string' }, srx: { type: 'string' }, jsonl: { type: 'boolean' } },
    })
    return { lang: values.lang ?? 'vi', srx: values.srx, jsonl: values.jsonl ?? false }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
