import type { Finding } from '../../core/checks/check.ts'
import { ContextIndex, factsOf } from '../../core/checks/context-index.ts'
import { Pair } from '../../core/checks/pair.ts'
import { findingsOf } from '../../core/checks/run.ts'
import type { TermFacts } from '../../core/checks/terms.ts'
import type { Style } from '../../core/language/meaning/style.ts'
import { findTerms } from '../../glossary/matcher.ts'
import { termFacts, type UsageIndex } from '../../glossary/usage.ts'
import { holds, listening, type Remembered } from './check-memo.ts'
import { withoutNotHits } from '../term-exceptions.ts'
import type { CheckedText, CheckPart } from './checks.ts'

/** Runs under way at once; older ones that nobody goes on with are forgotten. */
const runsKept = 8
/** Segments remembered after their run, a few hundred bytes each. */
const segmentsKept = 60_000

/** Segments of one document as last checked, by place among equals and texts. */
type Memo = Map<string, Remembered>

interface Run {
  context: ContextIndex
  checked: number
  /** How often each pair of texts has come so far. */
  seen: Map<string, number>
  before: Memo | undefined
  memo: Memo
}

/**
 * Checks documents part by part, so that other work comes between two parts.
 * What was checked before and to which the earlier segments still have the same
 * to say is not checked again: after an edit that is almost all of a document.
 */
export class CheckRuns {
  readonly #runs = new Map<string, Run>()
  readonly #memos = new Map<string, Memo>()

  /** `key` names the glossaries of `usage`. Null when the run's beginning is not known here. */
  check(usage: UsageIndex, key: string, part: CheckPart): Finding[][] | null {
    const scope = JSON.stringify([part.document, key, part.style, part.day, part.only])
    const run = part.from === 0 ? this.#begin(scope) : this.#runs.get(part.run)
    this.#runs.delete(part.run)
    if (run?.checked !== part.from) return null
    const task: Task = { usage, style: part.style, day: part.day, only: part.only && new Set(part.only) }
    const findings = part.texts.map((text) => checkNext(run, task, text))
    if (part.last) this.#remember(scope, run.memo)
    else keepLatest(this.#runs, part.run, run, runsKept)
    return findings
  }

  #begin(scope: string): Run {
    const before = this.#memos.get(scope)
    return { context: new ContextIndex(), checked: 0, seen: new Map(), before, memo: new Map() }
  }

  #remember(scope: string, memo: Memo): void {
    this.#memos.delete(scope)
    if (memo.size <= segmentsKept) this.#memos.set(scope, memo)
    let total = 0
    for (const { size } of this.#memos.values()) total += size
    for (const [oldest, { size }] of this.#memos) {
      if (total <= segmentsKept) return
      this.#memos.delete(oldest)
      total -= size
    }
  }
}

/** What texts are checked with, and by which checks. */
interface Task {
  usage: UsageIndex
  style: Style
  day: string | undefined
  only: ReadonlySet<string> | undefined
}

function checkNext(run: Run, task: Task, text: CheckedText): Finding[] {
  const { source, target, tags, not } = text
  const beside = tags || not ? JSON.stringify([tags, not]) : ''
  const texts = `${source}\n${target}${beside}`
  const nth = run.seen.get(texts) ?? 0
  run.seen.set(texts, nth + 1)
  const place = `${nth}\n${source.length}\n${texts}`
  const at = run.checked++
  const view = run.context.before(at)
  const known = run.before?.get(place)
  const checked = known && holds(known, view) ? known : checkOne(text, task, view)
  run.memo.set(place, checked)
  run.context.set(at, checked.facts)
  return checked.findings
}

function checkOne(
  { source, target, tags, not = [] }: CheckedText,
  { usage, style, day, only }: Task,
  view: ReturnType<ContextIndex['before']>,
): Remembered {
  const context = listening(view)
  const terms = (): TermFacts =>
    termFacts(usage, source, target, withoutNotHits(findTerms(usage.terms, source), source, not), day)
  const pair = new Pair({ source, target, tags, style, terms, context: context.view })
  const findings = findingsOf(pair, only)
  return { asked: context.asked, findings, facts: factsOf(pair, only) }
}

/** Keeps an entry as the latest, and no more than so many. */
function keepLatest<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.set(key, value)
  const oldest = map.keys().next()
  if (map.size > limit && !oldest.done) map.delete(oldest.value)
}
