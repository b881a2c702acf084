import { callAt } from '../tests/builders/client-setup.ts'

/** Somebody else, who asks a server something small over and over. */
export interface Others {
  /** The longest wait since the last question, in ms. */
  longest(): number
  stop(): Promise<void>
}

export function others(url: string): Others {
  let longest = 0
  let asked = 0
  let going = true
  const asking = (async () => {
    while (going) {
      asked = performance.now()
      await callAt(url, 'health')
      longest = Math.max(longest, performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
  })()
  return {
    longest() {
      // One that still waits counts, too.
      const found = Math.max(longest, performance.now() - asked)
      longest = 0
      return found
    },
    async stop() {
      going = false
      await asking
    },
  }
}
