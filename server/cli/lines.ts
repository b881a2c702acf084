import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CommandIo } from './command.ts'

/** A line of JSON that a text command cannot use; `line` counts from 1. */
class LineError extends Error {}

/**
 * Runs a text command over JSON lines: one object in, one object out, same
 * order, `id` copied as it came. Blank lines are passed over. A bad line ends
 * the run with exit code 1 and a message that names it.
 */
export async function runJsonLines(
  io: CommandIo,
  command: string,
  field: string,
  answer: (text: string) => Record<string, unknown>,
): Promise<number> {
  let number = 0
  try {
    for await (const line of linesOf(io.stdin)) {
      number++
      if (line.trim() === '') continue
      const { id, text } = readLine(line, field)
      await write(io.stdout, `${JSON.stringify({ id, ...answer(text) })}\n`)
    }
    return 0
  } catch (error) {
    if (!(error instanceof LineError)) throw error
    io.stderr.write(`songngu ${command}: line ${number}: ${error.message}\n`)
    return 1
  }
}

function readLine(line: string, field: string): { id: unknown; text: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new LineError('not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LineError('not a JSON object')
  const record = value as Record<string, unknown>
  const text = record[field]
  if (typeof text !== 'string') throw new LineError(`"${field}" must be a string`)
  return { id: record.id, text }
}

/**
 * Lines end with a line feed and nothing else: JSON strings may hold raw U+2028.
 * A carriage return before it, and a byte order mark at the start, are dropped.
 */
export async function* linesOf(stdin: Readable): AsyncGenerator<string> {
  stdin.setEncoding('utf8')
  let rest = ''
  let first = true
  const clean = (line: string): string => {
    const text = line.replace(first ? /^\ufeff|\r$/g : /\r$/, '')
    first = false
    return text
  }
  for await (const chunk of stdin) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield clean(line)
  }
  if (rest !== '') yield clean(rest)
}

/** Everything from standard input. */
export async function readAll(stdin: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Buffer | string))
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '')
}

/** Waits when the reader of the pipe is slower than we are. */
export async function write(stdout: Writable, text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, 'drain')
}
