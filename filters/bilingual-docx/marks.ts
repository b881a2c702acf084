import type { Run, RunMark } from '../runs.ts'
import { runsXml } from './text.ts'

/** XML that stands between characters of a side, such as the beginning of a comment's words; `at` as anchors count. */
export interface Mark {
  at: number
  xml: string
  /** Ends come before beginnings at the same place. */
  kind: 'start' | 'end'
}

/** Words that somebody suggests to take out, and what to put there. */
export interface TrackedHunk {
  from: number
  to: number
  inserted: readonly Run[]
  author: string
  /** Milliseconds since 1970, UTC. */
  at: number
}

/** A tag counts one, whatever its label. */
const sizeOf = (run: Run): number => (run.tag ? 1 : run.text.length)

/** The runs cut so that no run goes over one of the places; each with its beginning. */
export function cutRuns(runs: readonly Run[], places: readonly number[]): { at: number; run: Run }[] {
  const cuts = [...new Set(places)].sort((a, b) => a - b)
  const pieces: { at: number; run: Run }[] = []
  let at = 0
  for (const run of runs) {
    const end = at + sizeOf(run)
    if (run.tag) pieces.push({ at, run })
    else {
      let from = at
      for (const cut of [...cuts.filter((one) => one > at && one < end), end]) {
        pieces.push({ at: from, run: { ...run, text: run.text.slice(from - at, cut - at) } })
        from = cut
      }
    }
    at = end
  }
  return pieces
}

interface Side {
  runs: readonly Run[]
  lang: string
  base: readonly RunMark[]
  marks: readonly Mark[]
  /** Sorted and disjoint. */
  hunks: readonly (TrackedHunk & { id: number; insertId: number })[]
}

/** A place that is in the side and cuts no character in two. */
function settle(runs: readonly Run[], place: number): number {
  let at = 0
  for (const run of runs) {
    const size = sizeOf(run)
    if (place < at + size) {
      const low = !run.tag && place > at && /^[\udc00-\udfff]/.test(run.text.slice(place - at))
      return low ? place - 1 : place
    }
    at += size
  }
  return at
}

/** One side of a segment with comments' words and tracked changes marked (ECMA-376 part 1, §17.13). */
export function markedXml(
  { runs, lang, base, ...given }: Side,
  attributes: (hunk: TrackedHunk, id: number) => string,
): string {
  const marks = given.marks.map((mark) => ({ ...mark, at: settle(runs, mark.at) }))
  const hunks = given.hunks.map((hunk) => ({ ...hunk, from: settle(runs, hunk.from), to: settle(runs, hunk.to) }))
  if (marks.length === 0 && hunks.length === 0) return runsXml(runs, lang, base)
  const size = runs.reduce((sum, run) => sum + sizeOf(run), 0)
  const places = [...marks.map(({ at }) => at), ...hunks.flatMap(({ from, to }) => [from, to])]
  const pieces = cutRuns(runs, places)
  const marksAt = (at: number): string => {
    const here = marks.filter((mark) => mark.at === at)
    return [...here.filter(({ kind }) => kind === 'end'), ...here.filter(({ kind }) => kind === 'start')]
      .map(({ xml }) => xml)
      .join('')
  }
  const insertedAt = (at: number): string =>
    hunks
      .filter(({ to, inserted }) => to === at && inserted.length > 0)
      .map((hunk) => `<w:ins ${attributes(hunk, hunk.insertId)}>${runsXml(hunk.inserted, lang, base)}</w:ins>`)
      .join('')
  let xml = ''
  for (const { at, run } of pieces) {
    xml += insertedAt(at) + marksAt(at)
    const hunk = hunks.find(({ from, to }) => from <= at && at < to)
    const text = runsXml([run], lang, base)
    xml += hunk ? `<w:del ${attributes(hunk, hunk.id)}>${deleted(text)}</w:del>` : text
  }
  return xml + insertedAt(size) + marksAt(size)
}

/** Text of a run that was taken out has an element of its own (§17.3.3.7). */
const deleted = (run: string): string => run.replace(/<(\/?)w:t(?=[ >])/g, '<$1w:delText')
