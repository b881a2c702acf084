import { setImmediate as breathe } from 'node:timers/promises'
import { abbreviationJoinLimit } from '../core/api.ts'
import { segmentUnit } from '../core/language/segmenter.ts'
import { projectSettings } from './settings.ts'
import { contentText } from './sides.ts'
import type { SegmentRecord } from './store/records.ts'
import type { ReadQueries } from './store/store.ts'

const rowsPerQuery = 500

/** Two neighbours that belong together now, with the versions they were seen at. */
export interface PlannedJoin {
  document: string
  first: { id: string; version: number }
  second: { id: string; version: number }
}

/** Nobody has worked on it, and anybody may. */
export function isUntouched({ status, locked, target, joinedInto }: SegmentRecord): boolean {
  return status === 'untranslated' && !locked && target === '' && joinedInto === null
}

/**
 * Borders of a project's documents that are there only because the segmenter
 * did not know the abbreviation, between segments nobody has touched. A border
 * that a person made stays.
 */
export async function plannedJoins(
  queries: ReadQueries,
  project: string,
  abbreviation: string,
): Promise<PlannedJoin[]> {
  const { abbreviations } = await projectSettings(queries, project)
  const without = abbreviations.filter((other) => other !== abbreviation)
  const planned: PlannedJoin[] = []
  for (const document of await queries.documents.list(project)) {
    let tails: ReadonlyMap<string, string> | undefined
    for await (const unit of unitsOf(queries, document.id)) {
      const candidates = unit.flatMap((_, i) => (isCandidate(unit, i, abbreviation) ? [i] : []))
      if (candidates.length === 0) continue
      tails ??= new Map((await queries.documents.units(document.id)).map(({ id, tail }) => [id, tail]))
      const text = textOf(unit, tails.get(unit[0]?.unit ?? '') ?? '')
      const before = endsOf(text, without)
      const after = endsOf(text, [...without, abbreviation])
      for (const i of candidates) {
        const [first, second] = [unit[i], unit[i + 1]]
        const end = textOf(unit.slice(0, i + 1), '').length
        if (!first || !second || !before.has(end) || after.has(end)) continue
        planned.push({ document: document.id, first: seen(first), second: seen(second) })
        if (planned.length === abbreviationJoinLimit) return planned
      }
    }
  }
  return planned
}

const seen = ({ id, version }: SegmentRecord): PlannedJoin['first'] => ({ id, version })

/** A document's segments, unit by unit. */
async function* unitsOf(queries: ReadQueries, document: string): AsyncGenerator<SegmentRecord[]> {
  let unit: SegmentRecord[] = []
  let after: string | undefined
  do {
    const page = await queries.segments.page(document, { after, limit: rowsPerQuery })
    for (const segment of page.items) {
      if (unit[0] && unit[0].unit !== segment.unit) {
        yield unit
        unit = []
      }
      unit.push(segment)
    }
    after = page.next ?? undefined
    // Queries settle in microtasks: without a break, requests would wait for the whole project.
    await breathe()
  } while (after !== undefined)
  if (unit.length > 0) yield unit
}

function isCandidate(unit: readonly SegmentRecord[], i: number, abbreviation: string): boolean {
  const [first, second] = [unit[i], unit[i + 1]]
  if (!first || !second || !isUntouched(first) || !isUntouched(second)) return false
  return contentText('source', first.source).normalize('NFC').endsWith(abbreviation)
}

const textOf = (unit: readonly SegmentRecord[], tail: string): string =>
  unit.map(({ lead, source }) => lead + contentText('source', source)).join('') + tail

/** Where segments end in a unit's text. */
function endsOf(text: string, noBreakAfter: readonly string[]): Set<number> {
  let at = 0
  return new Set(
    segmentUnit(text, 'vi', { noBreakAfter }).segments.map(({ lead, source }) => (at += lead.length + source.length)),
  )
}
