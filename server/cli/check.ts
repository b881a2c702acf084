import { parseArgs } from 'node:util'
import type { Finding } from '../../core/checks/check.ts'
import { ContextIndex, factsOf } from '../../core/checks/context-index.ts'
import { Pair } from '../../core/checks/pair.ts'
import { findingsOf } from '../../core/checks/run.ts'
import { competitors } from '../../glossary/data/competitors.gen.ts'
import { concepts } from '../../glossary/data/terms.gen.ts'
import { buildTermIndex } from '../../glossary/matcher.ts'
import { buildUsageIndex, termFacts, type UsageIndex } from '../../glossary/usage.ts'
import { UsageError, type Command } from './command.ts'
import { linesOf, write } from './lines.ts'

const shipped = ['vi-en-party-state']

export const command: Command = {
  name: 'check',
  summary: 'Check translations: numbers, names, terms, punctuation, markup.',
  usage: `songngu check [--source vi] [--target en] [--glossary ${shipped.join('|')}] --jsonl < PAIRS

  --source vi      language of the sources
  --target en      language of the translations
  --glossary NAME  a shipped glossary (${shipped.join(', ')})
  --jsonl          JSON lines {"id", "source", "target", "context"?} in, "context" being earlier pairs
                   [{"source", "target"}] of the same document;
                   {"id", "issues": [{"check", "severity", "source", "target", "params", "fix"?}]} out.
                   "source" and "target" are [start, end] in UTF-16 code units of the texts given, or null;
                   a fix {"start", "end", "text"} replaces that part of the target.`,
  async run(args, io) {
    readOptions(args)
    const usage = buildUsageIndex(concepts, buildTermIndex(concepts, competitors))
    let number = 0
    for await (const line of linesOf(io.stdin)) {
      number++
      if (line.trim() === '') continue
      const record = readRecord(line)
      if (typeof record === 'string') {
        io.stderr.write(`songngu check: line ${number}: ${record}\n`)
        return 1
      }
      await write(io.stdout, `${JSON.stringify({ id: record.id, issues: issuesOf(usage, record) })}\n`)
    }
    return 0
  },
}

interface TextPair {
  source: string
  target: string
}

interface PairRecord extends TextPair {
  id: unknown
  context: TextPair[]
}

function issuesOf(usage: UsageIndex, { source, target, context }: PairRecord): object[] {
  const index = new ContextIndex()
  const pairAt = (at: number, texts: TextPair): Pair =>
    new Pair({ ...texts, terms: termFacts(usage, texts.source, texts.target), context: index.before(at) })
  for (const [at, earlier] of context.entries()) index.set(at, factsOf(pairAt(at, earlier)))
  return findingsOf(pairAt(context.length, { source, target })).map(present)
}

function present({ check, severity, source, target, params, fix }: Finding): object {
  const first = ([span]: Finding['source']): [number, number] | null => (span ? [span.start, span.end] : null)
  return { check, severity, source: first(source), target: first(target), params, ...(fix && { fix }) }
}

/** The record of a line, or what is wrong with it. */
function readRecord(line: string): PairRecord | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'not JSON'
  }
  const record = asPair(value)
  if (!record) return 'not an object with "source" and "target" strings'
  const { id, context = [] } = value as { id?: unknown; context?: unknown }
  if (!Array.isArray(context)) return '"context" must be a list of pairs'
  const earlier = context.map(asPair)
  if (!earlier.every((pair) => pair !== undefined)) return '"context" must be a list of pairs'
  return { id, ...record, context: earlier }
}

function asPair(value: unknown): TextPair | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { source, target } = value as { source?: unknown; target?: unknown }
  return typeof source === 'string' && typeof target === 'string' ? { source, target } : undefined
}

function readOptions(args: readonly string[]): void {
  const { source = 'vi', target = 'en', glossary = shipped[0] ?? '', jsonl } = parse(args)
  if (source !== 'vi' || target !== 'en') throw new UsageError('only --source vi --target en can be checked')
  if (!shipped.includes(glossary))
    throw new UsageError(`--glossary ${glossary} is not a shipped glossary (${shipped.join(', ')})`)
  if (!jsonl) throw new UsageError('--jsonl is missing: pairs are read as JSON lines only')
}

function parse(args: readonly string[]): { source?: string; target?: string; glossary?: string; jsonl?: boolean } {
  try {
    const string = { type: 'string' } as const
    return parseArgs({
      args: [...args],
      options: { source: string, target: string, glossary: string, jsonl: { type: 'boolean' } },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
