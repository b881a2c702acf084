import { SCHEMA_VERSION } from '../core/model/schema.ts'
import { RawClient } from '../tests/builders/client-raw.ts'
import { callAt, importInto } from '../tests/builders/client-setup.ts'
import { builtMain, ServerChild, withData } from '../tests/builders/server-child.ts'
import { seeded, spread, type Bench } from './bench.ts'

const rounds = 50
const writers = 8
const seed = 7

/** What a writer knows to be saved. */
interface Writer {
  segment: string
  version: number
  acknowledged: string
}

export const bench: Bench = {
  name: 'kill',
  question: `Is an acknowledged edit ever lost when the server is killed (kill -9) ${rounds} times with ${writers} people typing?`,
  seed,
  run: () =>
    withData(async (data) => {
      const random = seeded(seed)
      const recovery: number[] = []
      const text = Array.from({ length: writers }, (_, i) => `Đoạn ${i}.`).join('\n')
      let document = ''
      let people: Writer[] = []
      let lost = 0
      let saved = 0
      for (let round = 0; round <= rounds; round++) {
        const started = performance.now()
        const server = new ServerChild(builtMain, [], { SONGNGU_DATA: data })
        const url = await server.url()
        recovery.push(performance.now() - started)
        if (document === '') {
          const made = await importInto(url, text)
          document = made.document
          people = made.rows.map((row) => ({ segment: row.id, version: 0, acknowledged: '' }))
        } else lost += await compare(url, document, people)
        if (round === rounds) {
          server.process.kill('SIGTERM')
          await server.finished
          break
        }
        setTimeout(() => server.process.kill('SIGKILL'), 50 + random() * 400)
        const typed = await Promise.all(people.map((person) => type(url, document, person, round)))
        saved += typed.reduce((sum, count) => sum + count, 0)
        await server.finished
      }
      return [
        {
          what: `acknowledged edits lost in ${rounds} kills`,
          median: lost,
          unit: 'edits',
          target: '0',
          reached: lost === 0,
          note: `of ${saved} acknowledged`,
        },
        { what: 'start after a kill, to the first answer', ...spread(recovery.slice(1)), unit: 'ms' },
      ]
    }),
}

/** Types one character after the other until the line breaks; gives how many were acknowledged. */
async function type(url: string, document: string, person: Writer, round: number): Promise<number> {
  const client = new RawClient(url, 'POST', `/api/documents/${document}/save`)
  let count = 0
  try {
    for (;;) {
      const character = String.fromCharCode(97 + (person.version % 26))
      const at = person.acknowledged.length
      const step = {
        stepType: 'replace',
        from: at,
        to: at,
        slice: { content: [{ type: 'text', text: character }] },
      }
      const reply = await client.send(
        JSON.stringify({
          client: `${person.segment}-${round}`,
          requestId: String(person.version),
          schema: SCHEMA_VERSION,
          items: [{ op: 'steps', segment: person.segment, baseVersion: person.version, steps: [step] }],
        }),
      )
      if (!reply.includes('"result":"ok"')) throw new TypeError(reply)
      person.version++
      person.acknowledged += character
      count++
    }
  } catch (error) {
    if (error instanceof TypeError) throw error
    return count
  }
}

/** Edits that were acknowledged and are not there; takes over what arrived without its answer. */
async function compare(url: string, document: string, people: Writer[]): Promise<number> {
  const { rows } = await callAt(url, 'getRows', { params: { document } })
  let lost = 0
  for (const person of people) {
    const row = rows.find(({ id }) => id === person.segment)
    const target = typeof row?.target === 'string' ? row.target : ''
    if (!row || !target.startsWith(person.acknowledged)) lost += Math.max(1, person.acknowledged.length - target.length)
    person.acknowledged = target
    person.version = row?.version ?? 0
  }
  return lost
}
