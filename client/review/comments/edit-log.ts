import { Step } from 'prosemirror-transform'
import type { DocumentEvent } from '../../../core/api.ts'
import { schema } from '../../../core/model/schema.ts'
import { stretchesOf, type Stretch } from '../../../core/sync/changes.ts'

/** Versions of a segment that are remembered. */
const KEPT = 200

/** What each version of a segment did to its target, as the server told. */
export class EditLog {
  private readonly segments = new Map<string, Map<number, readonly Stretch[]>>()

  hear(event: DocumentEvent): void {
    const { segment, version } = event
    if (segment === null || version === null) return
    const versions = this.segments.get(segment) ?? new Map<number, readonly Stretch[]>()
    this.segments.set(segment, versions)
    if (event.kind === 'text') {
      versions.set(version, stretchesOf(event.steps.map((step) => Step.fromJSON(schema, step))))
    } else if (!versions.has(version)) versions.set(version, [])
    const [oldest] = versions.keys()
    if (versions.size > KEPT && oldest !== undefined) versions.delete(oldest)
  }

  /** The edits that lead from one version to a later one, version by version; null when not all are known. */
  between(segment: string, from: number, to: number): (readonly Stretch[])[] | null {
    const all: (readonly Stretch[])[] = []
    for (let version = from + 1; version <= to; version++) {
      const edits = this.segments.get(segment)?.get(version)
      if (!edits) return null
      all.push(edits)
    }
    return from <= to ? all : null
  }
}
