import type { Finding } from '../../core/checks/check.ts'
import type { ContextView } from '../../core/checks/context.ts'
import type { SegmentFacts } from '../../core/checks/context-index.ts'

/** What a check asked of the segments before, and what it was told. */
type Asked = readonly [ask: (view: ContextView) => unknown, answer: string]

/** A checked segment: what came out holds as long as the context gives the same answers. */
export interface Remembered {
  asked: readonly Asked[]
  findings: Finding[]
  facts: SegmentFacts | undefined
}

/** A context that keeps what it is asked. */
export function listening(view: ContextView): { view: ContextView; asked: Asked[] } {
  const asked: Asked[] = []
  const told = <T>(ask: (view: ContextView) => T): T => {
    const answer = ask(view)
    asked.push([ask, JSON.stringify(answer) ?? ''])
    return answer
  }
  return {
    asked,
    view: {
      targetsOf: (key) => told((now) => now.targetsOf(key)),
      sourcesOf: (key) => told((now) => now.sourcesOf(key)),
      renderingsOf: (concept) => told((now) => now.renderingsOf(concept)),
      choice: (kind) => told((now) => now.choice(kind)),
      knowsDocument: (number) => told((now) => now.knowsDocument(number)),
      shortFormsOf: (concept) => told((now) => now.shortFormsOf(concept)),
    },
  }
}

/** Would checking again give the same? */
export function holds({ asked }: Remembered, view: ContextView): boolean {
  return asked.every(([ask, answer]) => (JSON.stringify(ask(view)) ?? '') === answer)
}
