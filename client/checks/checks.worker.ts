import { CheckEngine } from './engine.ts'
import type { CheckedRow, FromWorker, ToWorker } from './messages.ts'

/** After so many ms the page hears what was found, and the worker what the page says. */
const SLICE = 16

/** The worker's side of its channel; the page's types know no worker scope. */
const page = self as unknown as {
  postMessage(message: FromWorker): void
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void
}

const engine = new CheckEngine()
let running = false

page.addEventListener('message', ({ data }) => {
  engine.accept(data)
  if (running) return
  running = true
  setTimeout(slice, 0)
})

function slice(): void {
  const end = performance.now() + SLICE
  const checked: CheckedRow[] = []
  do {
    const row = engine.next()
    if (!row) break
    checked.push(row)
  } while (performance.now() < end)
  if (checked.length > 0) page.postMessage({ checked, left: engine.left })
  running = engine.left > 0
  if (running) setTimeout(slice, 0)
}
