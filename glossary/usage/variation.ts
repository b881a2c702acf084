import type { EnglishText, Rendering, Use } from './rendering.ts'

/** How many words a shared part may be parted by: "provincial, district and communal Party committees". */
const SHARED = 5
/** And after a plural with "of": "Ministries of Home Affairs, Public Security and Health". */
const LIST = 14
const LINKS = new Set(['and', 'or'])

/**
 * Uses of a rendering in another order of words, or with a part shared: "the
 * members of the Party" for Party member, "Ministries of Health and Finance",
 * "People’s Council and Committee". To be asked only where no rendering of the
 * term stands as it is.
 */
export function variations(english: EnglishText, wanted: readonly Rendering[]): Use[] {
  const uses: Use[] = []
  for (const one of wanted) {
    if (one.verb || one.keys.length < 2) continue
    for (const turned of inversions(one)) uses.push(...english.find(turned))
    for (const from of english.placesOf(one.keys[0])) {
      const use = shared(english, one, from)
      if (use) uses.push(use)
    }
  }
  return uses
}

const cache = new WeakMap<Rendering, Rendering[]>()

/** "Party member" → "member of Party"; "Certificate of Merit" → "Merit Certificate". */
function inversions(one: Rendering): Rendering[] {
  let made = cache.get(one)
  if (!made) cache.set(one, (made = one.commas || one.keys.includes('and') ? [] : invert(one)))
  return made
}

function invert(one: Rendering): Rendering[] {
  const { length } = one.keys
  const at = one.keys.indexOf('of')
  if (at !== -1) return at === one.keys.lastIndexOf('of') ? [turned(one, at, at + 1)] : []
  return Array.from({ length: length - 1 }, (_, index) => turned(one, index + 1))
}

/** What stands from `second` on comes first; `of` between the two parts goes, or comes if there was none. */
function turned(one: Rendering, first: number, second = first): Rendering {
  const turn = <T>(list: readonly T[], of: T): T[] => [
    ...list.slice(second),
    ...(second === first ? [of] : []),
    ...list.slice(0, first),
  ]
  return {
    ...one,
    keys: turn(one.keys, 'of'),
    stems: turn(one.stems, 'of'),
    capitals: turn(one.capitals, false),
    title: false,
  }
}

/** The beginning of a rendering at a place and its rest after words that share one of the two. */
function shared(english: EnglishText, one: Rendering, from: number): Use | undefined {
  const { tokens } = english
  const { keys } = one
  for (let split = 1; split < keys.length; split++) {
    const [before, last] = [tokens[from + split - 1], keys[split - 1]]
    if (before?.word.key !== last || (split > 1 && before?.gap !== 'none')) return undefined
    const isList = last === 'of' && isPlural(tokens[from + split - 2]?.word)
    const to = restAfter(english, one, from, split, isList ? LIST : SHARED)
    if (to === undefined) continue
    const here = [...tokens.slice(from, from + split), ...tokens.slice(to - keys.length + split, to)]
    const capitals = one.capitals.every((capital, index) => !capital || here[index]?.word.capital === true)
    return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0, rendering: one.text, capitals, from, to }
  }
  return undefined
}

/** Where the rest of a rendering ends that stands after other words, one of which links the two. */
function restAfter(
  { tokens }: EnglishText,
  one: Rendering,
  from: number,
  split: number,
  most: number,
): number | undefined {
  const rest = one.keys.slice(split)
  const start = from + split
  let linked = false
  for (let at = start; at <= start + most && at + rest.length <= tokens.length; at++) {
    const token = tokens[at]
    if (!token || token.gap === 'break') return undefined
    const isRest = rest.every(
      (key, index) => tokens[at + index]?.word.key === key && (index === 0 || tokens[at + index]?.gap === 'none'),
    )
    linked ||= at > start && token.gap === 'comma'
    if (isRest && at > start && linked) return at + rest.length
    linked ||= LINKS.has(token.word.key)
  }
  return undefined
}

function isPlural(word: { key: string; surface: string } | undefined): boolean {
  return word !== undefined && /s$/i.test(word.surface) && !/s$/.test(word.key)
}
