import { openStore } from '../../server/store/open.ts'
import type { DriverName } from '../../server/store/drivers/driver.ts'
import { addDocument, document, event, segment } from './store.ts'

/**
 * A program that writes until it is killed: 8 writers, each raising its own
 * segment. A line `writer version n` on stdout acknowledges a committed save.
 */
const [file = '', driver] = process.argv.slice(2)
const writers = 8

const store = await openStore({ file, driver: driver as DriverName })
if (!(await store.read.documents.get('document'))) {
  const rows = Array.from({ length: writers }, (_, i) => segment({ id: `s${i}`, ord: i }))
  await store.write((tx) => addDocument(tx, rows, document()))
}

async function write(writer: number): Promise<never> {
  const id = `s${writer}`
  for (;;) {
    const [version, n] = await store.write(async (tx) => {
      const before = await tx.segments.get(id)
      if (!before) throw new Error(`no segment ${id}`)
      const version = before.version + 1
      await tx.segments.update(id, before.version, { target: `text ${version}`, status: 'draft' })
      const n = await tx.events.append(event({ segment: id, version, payload: { text: 'tiếng Việt '.repeat(20) } }))
      await tx.requests.put(id, String(version), 'hash', { version }, n)
      return [version, n]
    })
    process.stdout.write(`${writer} ${version} ${n}\n`)
  }
}

await Promise.all(Array.from({ length: writers }, (_, i) => write(i)))
