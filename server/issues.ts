import { setImmediate as breathe } from 'node:timers/promises'
import type { Issue, ProjectSettings } from '../core/api.ts'
import type { Finding } from '../core/checks/check.ts'
import { DismissalIndex, issueKey } from '../core/checks/dismissals.ts'
import { criticalChecks } from '../core/checks/critical.ts'
import type { Style } from '../core/language/meaning/style.ts'
import { dayOf } from './day.ts'
import { newId } from './ids.ts'
import type { CheckedText, DocumentChecker } from './jobs/checks.ts'
import { projectSettings } from './settings.ts'
import { sideTexts } from './sides.ts'
import type { DocumentRecord } from './store/records.ts'
import type { ReadQueries } from './store/store.ts'
import { NotHits } from './term-exceptions.ts'
import type { TermHits } from './terms.ts'

/** Findings of so many documents are remembered. */
const documentsKept = 8
/** Rows read, and segments sent to the worker, at once: what comes between two parts waits that long. */
const part = 250

interface CheckedSegment extends CheckedText {
  id: string
  findings: readonly Finding[]
}

interface Checked {
  /** What the findings depend on: text, glossaries, style. */
  stamp: string
  segments: Promise<CheckedSegment[]>
}

/**
 * Issues of whole documents. Findings are remembered until text, glossaries or
 * style change; severities and dismissals are applied to them each time.
 */
export class Issues {
  readonly #queries: ReadQueries
  readonly #checker: DocumentChecker
  readonly #glossaries: TermHits
  readonly #checked = new Map<string, Checked>()

  constructor(queries: ReadQueries, checker: DocumentChecker, glossaries: TermHits) {
    this.#queries = queries
    this.#checker = checker
    this.#glossaries = glossaries
  }

  /** All issues in the document's order, dismissed ones too; rows may be newer than `asOf`, never older. */
  async of(document: DocumentRecord): Promise<{ asOf: number; issues: Issue[] }> {
    const settings = await projectSettings(this.#queries, document.project)
    return { asOf: document.lastEvent, issues: await this.#issues(document, settings) }
  }

  /** The critical issues alone, dismissed ones too; only checks that may find some are run, where not all have been. */
  async critical(document: DocumentRecord): Promise<Issue[]> {
    const settings = await projectSettings(this.#queries, document.project)
    const issues = await this.#issues(document, settings, [...criticalChecks(settings.severities)])
    return issues.filter(({ severity }) => severity === 'critical')
  }

  async #issues(
    document: DocumentRecord,
    { style, severities }: Awaited<ReturnType<typeof projectSettings>>,
    only?: readonly string[],
  ): Promise<Issue[]> {
    const segments = await this.#segments(document, style, only)
    const dismissals = new DismissalIndex(await this.#queries.dismissals.list(document.id))
    const issues: Issue[] = []
    for (const segment of segments) {
      for (const finding of segment.findings) {
        const issue = issueOf(segment, finding, severities, dismissals)
        if (issue) issues.push(issue)
      }
    }
    return issues
  }

  async #segments(document: DocumentRecord, style: Style, only?: readonly string[]): Promise<CheckedSegment[]> {
    const glossaries = await this.#queries.glossaries.ofProject(document.project)
    const revisions = glossaries.map(({ id, revision }) => [id, revision])
    const exceptions = await this.#queries.termExceptions.list(document.id)
    const stamp = JSON.stringify([document.lastEvent, revisions, style, document.date, exceptions.map(({ id }) => id)])
    const known = this.#checked.get(document.id)
    if (known?.stamp === stamp) return known.segments
    return this.#remembered(only ? `${document.id} ${only.join(' ')}` : document.id, stamp, () =>
      this.#run(document, style, new NotHits(exceptions), only),
    )
  }

  #remembered(key: string, stamp: string, run: () => Promise<CheckedSegment[]>): Promise<CheckedSegment[]> {
    const known = this.#checked.get(key)
    if (known?.stamp === stamp) return known.segments
    const checked: Checked = { stamp, segments: run() }
    // Asked for again meanwhile, the same run answers; a failed one is forgotten.
    this.#checked.delete(key)
    this.#checked.set(key, checked)
    const oldest = this.#checked.keys().next()
    if (this.#checked.size > documentsKept && !oldest.done) this.#checked.delete(oldest.value)
    checked.segments.catch(() => {
      if (this.#checked.get(key) === checked) this.#checked.delete(key)
    })
    return checked.segments
  }

  async #run(
    document: DocumentRecord,
    style: Style,
    notHits: NotHits,
    only?: readonly string[],
  ): Promise<CheckedSegment[]> {
    const texts = (await this.#texts(document.id)).map((text) => {
      const not = notHits.of(text.id)
      return not.length === 0 ? text : { ...text, not }
    })
    const findings = await this.#glossaries.withGlossaries(this.#queries, document.project, (key) =>
      this.#findings(key, document, texts, style, only),
    )
    return texts.map((text, i) => ({ ...text, findings: findings[i] ?? [] }))
  }

  async #texts(document: string): Promise<(CheckedText & { id: string })[]> {
    const texts: (CheckedText & { id: string })[] = []
    let after: string | undefined
    do {
      const page = await this.#queries.segments.page(document, { after, limit: part })
      for (const segment of page.items) texts.push({ id: segment.id, ...sideTexts(segment) })
      after = page.next ?? undefined
      // Queries settle in microtasks: without a break, requests would wait for the whole document.
      await breathe()
    } while (after !== undefined)
    return texts
  }

  /** Null when the worker does not know the glossary, or has forgotten the run. */
  async #findings(
    key: string,
    document: DocumentRecord,
    texts: readonly CheckedText[],
    style: Style,
    only?: readonly string[],
  ): Promise<Finding[][] | null> {
    const run = newId()
    const findings: Finding[][] = []
    for (let from = 0; from < texts.length; from += part) {
      const now = texts
        .slice(from, from + part)
        .map(({ source, target, tags, not }) => ({ source, target, ...(tags && { tags }), ...(not && { not }) }))
      const found = await this.#checker.check(key, {
        run,
        document: document.id,
        from,
        style,
        day: dayOf(document),
        ...(only && { only }),
        texts: now,
        last: from + part >= texts.length,
      })
      if (!found) return null
      for (const one of found) findings.push(one)
    }
    return findings
  }
}

function issueOf(
  { id, source, target }: CheckedSegment,
  finding: Finding,
  severities: ProjectSettings['severities'],
  dismissals: DismissalIndex,
): Issue | null {
  const severity = severities[finding.check] ?? finding.severity
  if (severity === 'off') return null
  return {
    ...finding,
    segment: id,
    severity,
    key: issueKey(finding, source, target),
    dismissed: dismissals.applying(finding, id, source, target),
  }
}
