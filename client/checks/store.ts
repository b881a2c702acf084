import type { Dismissal, ProjectSettings } from '../../core/api.ts'
import type { Finding, Severity } from '../../core/checks/check.ts'
import { DismissalIndex, issueKey } from '../../core/checks/dismissals.ts'
import { defaultStyle } from '../../core/language/meaning/style.ts'
import type { DocumentSession } from '../editor/session.ts'
import type { CheckedRow, FromWorker, Placeable } from './messages.ts'

/** Worst first. */
export const severities = ['critical', 'major', 'minor', 'info'] as const

/** A finding with the severity the project gives it. */
export interface RowIssue extends Finding {
  segment: string
  /** Identity within its segment: `issueKey` of core/checks/dismissals.ts. */
  key: string
}

export interface RowIssues {
  /** Worst first. */
  open: readonly RowIssue[]
  dismissed: readonly RowIssue[]
  /** The texts that were checked: spans are theirs. */
  source: string
  target: string
}

export interface IssueSummary {
  total: number
  bySeverity: Readonly<Record<Severity, number>>
  /** Rows with open issues, in document order. */
  rows: readonly string[]
  /** Not everything has been checked yet. */
  pending: boolean
}

const noPlaceables: readonly Placeable[] = []
const noIssues: RowIssues = { open: [], dismissed: [], source: '', target: '' }
const noCounts = { critical: 0, major: 0, minor: 0, info: 0 }
/** While a document is being checked, figures are told this often (ms). */
const PACE = 150

export const defaultSettings: ProjectSettings = { style: defaultStyle, severities: {}, abbreviations: [] }

/** Issues of an open document as people see them: what the checks found, by the project's severities, less what was dismissed. */
export class IssueStore {
  private readonly checked = new Map<string, CheckedRow>()
  private readonly rows = new Map<string, RowIssues>()
  private readonly listeners = new Set<() => void>()
  private readonly rowListeners = new Map<string, Set<() => void>>()
  private summarised: IssueSummary | null = null
  private index = new DismissalIndex([])
  private left = 0
  private telling: ReturnType<typeof setTimeout> | null = null
  settings = defaultSettings
  dismissals: readonly Dismissal[] = []

  constructor(private readonly session: Pick<DocumentSession, 'ids' | 'row'>) {}

  // ---- reading --------------------------------------------------------------

  row(id: string): RowIssues {
    const known = this.rows.get(id)
    if (known) return known
    const made = this.judge(id)
    this.rows.set(id, made)
    return made
  }

  placeables(id: string): readonly Placeable[] {
    return this.checked.get(id)?.placeables ?? noPlaceables
  }

  summary(): IssueSummary {
    return (this.summarised ??= this.sum())
  }

  private sum(): IssueSummary {
    const bySeverity = { ...noCounts }
    const rows: string[] = []
    let total = 0
    for (const id of this.session.ids()) {
      if (!this.checked.has(id)) continue
      const { open } = this.row(id)
      if (open.length > 0) rows.push(id)
      total += open.length
      for (const { severity } of open) bySeverity[severity]++
    }
    return { total, bySeverity, rows, pending: this.left > 0 }
  }

  private judge(id: string): RowIssues {
    const checked = this.checked.get(id)
    if (!checked) return noIssues
    const { source, target, findings } = checked
    const open: RowIssue[] = []
    const dismissed: RowIssue[] = []
    for (const finding of findings) {
      const severity = this.settings.severities[finding.check] ?? finding.severity
      if (severity === 'off') continue
      // What nobody has begun to translate is no issue yet; the filters count it.
      if (finding.check === 'empty-target' && this.session.row(id)?.status === 'untranslated') continue
      const issue = { ...finding, severity, segment: id, key: issueKey(finding, source, target) }
      const by = this.index.applying(finding, id, source, target)
      ;(by === null ? open : dismissed).push(issue)
    }
    open.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    return open.length + dismissed.length === 0 ? { ...noIssues, source, target } : { open, dismissed, source, target }
  }

  // ---- what comes in --------------------------------------------------------

  accept({ checked, left }: FromWorker): void {
    this.left = left
    for (const row of checked) {
      const placed = JSON.stringify(this.checked.get(row.id)?.placeables) !== JSON.stringify(row.placeables)
      this.checked.set(row.id, row)
      this.rejudge(row.id, placed)
    }
    this.summarised = null
    this.tell()
  }

  /** Rows that are gone take their issues with them. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.checked.keys()) {
      if (ids.has(id)) continue
      this.checked.delete(id)
      this.rejudge(id)
    }
    this.summarised = null
    this.tell()
  }

  setSettings(settings: ProjectSettings): void {
    this.settings = settings
    this.rejudgeAll()
  }

  setDismissals(dismissals: readonly Dismissal[]): void {
    this.dismissals = dismissals
    this.index = new DismissalIndex(dismissals)
    this.rejudgeAll()
  }

  /** The row's status is another one. */
  restated(id: string): void {
    if (!this.checked.get(id)?.findings.some(({ check }) => check === 'empty-target')) return
    this.rejudge(id)
    this.summarised = null
    this.tell()
  }

  private rejudgeAll(): void {
    for (const id of this.checked.keys()) this.rejudge(id)
    this.summarised = null
    this.tell()
  }

  private rejudge(id: string, tellAnyway = false): void {
    const before = this.rows.get(id) ?? noIssues
    const now = this.judge(id)
    const same = JSON.stringify(before) === JSON.stringify(now)
    if (!same) this.rows.set(id, now)
    if (!same || tellAnyway) for (const listener of [...(this.rowListeners.get(id) ?? [])]) listener()
  }

  // ---- listening ------------------------------------------------------------

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  subscribeRow(id: string, listener: () => void): () => void {
    const set = this.rowListeners.get(id) ?? new Set()
    this.rowListeners.set(id, set.add(listener))
    return () => {
      set.delete(listener)
      if (set.size === 0) this.rowListeners.delete(id)
    }
  }

  private tell(): void {
    const tellNow = (): void => {
      this.telling = null
      for (const listener of [...this.listeners]) listener()
    }
    if (this.left > 0) this.telling ??= setTimeout(tellNow, PACE)
    else {
      if (this.telling !== null) clearTimeout(this.telling)
      tellNow()
    }
  }
}

const stores = new WeakMap<object, IssueStore>()

/** The issues of an open document; empty until its checks have begun. */
export function issuesOf(session: DocumentSession): IssueStore {
  let store = stores.get(session)
  if (!store) {
    store = new IssueStore(session)
    stores.set(session, store)
  }
  return store
}
