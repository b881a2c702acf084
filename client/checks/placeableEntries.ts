import type { Placeable } from './messages.ts'

/** A number, date or the like found in a source; its place in the list is its key. */
export interface PlaceableEntry {
  kind: Placeable['kind']
  source: string
  english: string
  /** How often it occurs in the source. */
  times: number
}

/** Placeables of a segment, equal ones once, in the order of first occurrence. */
export function placeableEntries(placeables: readonly Placeable[]): PlaceableEntry[] {
  const entries = new Map<string, PlaceableEntry>()
  for (const { kind, source, english } of placeables) {
    const entry = entries.get(english)
    if (entry) entry.times += 1
    else entries.set(english, { kind, source, english, times: 1 })
  }
  return [...entries.values()]
}

/** How often a placeable's English stands in a target, not as a part of a longer number or word. */
export function timesIn(target: string, english: string): number {
  const escaped = english.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return [...target.matchAll(new RegExp(`(?<![\\p{L}\\p{N}]|\\p{N}[.,])${escaped}(?!\\p{L}|[.,]?\\p{N})`, 'gu'))].length
}

/** The first one the target has not as often as the source. */
export function nextPlaceable(entries: readonly PlaceableEntry[], target: string): PlaceableEntry | undefined {
  return entries.find(({ english, times }) => timesIn(target, english) < times)
}
