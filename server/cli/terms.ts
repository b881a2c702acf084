import { parseArgs } from 'node:util'
import { competitors } from '../../glossary/data/competitors.gen.ts'
import { concepts } from '../../glossary/data/terms.gen.ts'
import { buildTermIndex, findTerms } from '../../glossary/matcher.ts'
import { UsageError, type Command } from './command.ts'
import { linesOf, runJsonLines, write } from './lines.ts'

/** Glossaries that come with the program; no store is opened for them. */
const shipped = ['vi-en-party-state']

export const command: Command = {
  name: 'terms',
  summary: 'Find the terms of a glossary in Vietnamese text.',
  usage: `songngu terms [--glossary ${shipped.join('|')}] [--jsonl] < TEXT

  --glossary NAME  a shipped glossary (${shipped.join(', ')})
  --jsonl          JSON lines {"id", "source"} in, {"id", "terms": [{"vi", "start", "end"}]} out;
                   without it plain text in, and a line "LINE START END TERM" per hit out.
                   Offsets are UTF-16 code units of the text in Unicode NFC.`,
  async run(args, io) {
    const { jsonl } = options(args)
    const index = buildTermIndex(concepts, competitors)
    if (jsonl) {
      return runJsonLines(io, 'terms', 'source', (text) => ({
        terms: findTerms(index, text).map(({ vi, start, end }) => ({ vi, start, end })),
      }))
    }
    let number = 0
    for await (const line of linesOf(io.stdin)) {
      number++
      for (const hit of findTerms(index, line)) {
        await write(io.stdout, `${number}\t${hit.start}\t${hit.end}\t${hit.vi}\n`)
      }
    }
    return 0
  },
}

function options(args: readonly string[]): { jsonl: boolean } {
  const values = parse(args)
  const glossary = values.glossary ?? shipped[0] ?? ''
  if (!shipped.includes(glossary)) {
    throw new UsageError(`--glossary ${glossary} is not a shipped glossary (${shipped.join(', ')})`)
  }
  return { jsonl: values.jsonl ?? false }
}

function parse(args: readonly string[]): { glossary?: string | undefined; jsonl?: boolean | undefined } {
  try {
    return parseArgs({ args: [...args], options: { glossary: { type: 'string' }, jsonl: { type: 'boolean' } } }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
