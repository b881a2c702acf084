import type { TagToken } from '../language/meaning/token.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'
import { placed, tagsOf } from './tag-mismatch.ts'

/**
 * Tags badly nested, or closed before they open; balanced pairs may change
 * places. Of tags beside the text, kinds `sc` and `ec` open and close a span
 * (XLIFF 2); others stand alone, and those of one kind keep their order, because
 * notes and pictures are numbered by it: a smaller fault.
 */
export const tagOrder: Check = {
  severity: 'major',
  mqm: 'Design and markup > Markup tag',
  examples: {
    ok: [pair('<b>Tin</b> <i>nóng</i>', '<i>Hot</i> <b>news</b>')],
    bad: [pair('<b>Tin</b> nóng', '</b>Hot<b> news'), pair('<b>a <i>b</i></b>', '<b>a <i>b</b></i>')],
  },
  *run(pair) {
    yield* besideTexts(pair)
    const wrong = misplaced(tagsOf(pair.target))
    if (wrong.length === 0 || misplaced(tagsOf(pair.source)).length > 0) return
    yield { target: wrong, params: { target: wrong.map((tag) => pair.target.slice(tag)).join(' ') } }
  },
}

type Placed = ReturnType<typeof placed>[number]

function* besideTexts({ source, target }: Pair): Generator<Found> {
  if (source.tags.length === 0 || target.tags.length === 0) return
  const [from, to] = [placed(source), placed(target)]
  const wrong = misplaced(spansOf(to))
  if (wrong.length > 0 && misplaced(spansOf(from)).length === 0)
    yield { target: wrong, params: { target: wrong.map(({ label }) => label).join(' ') } }
  for (const kind of new Set(from.map((tag) => tag.kind))) {
    if (kind === 'sc' || kind === 'ec') continue
    const moved = movedTags(
      from.filter((tag) => tag.kind === kind),
      to.filter((tag) => tag.kind === kind),
    )
    if (moved.length > 0)
      yield { severity: 'minor', target: moved, params: { target: moved.map(({ label }) => label).join(' ') } }
  }
}

const spansOf = (tags: readonly Placed[]): (Placed & Pick<TagToken, 'form' | 'name'>)[] =>
  tags.flatMap((tag) =>
    tag.kind === 'sc' || tag.kind === 'ec'
      ? [{ ...tag, form: tag.kind === 'sc' ? ('open' as const) : ('close' as const), name: tag.ref }]
      : [],
  )

/** Tags of the target where, of those on both sides, the source has another. */
function movedTags(source: readonly Placed[], target: readonly Placed[]): Placed[] {
  const on = (tags: readonly Placed[]): Set<string> => new Set(tags.map(({ value }) => value))
  const [inSource, inTarget] = [on(source), on(target)]
  const first = (tags: readonly Placed[], wanted: ReadonlySet<string>): Placed[] =>
    tags.filter(({ value }, at) => wanted.has(value) && tags.findIndex((tag) => tag.value === value) === at)
  const order = first(source, inTarget)
  return first(target, inSource).filter(({ value }, at) => order[at]?.value !== value)
}

/** Closing tags that do not close the tag opened last, though their own is open or opens later. */
function misplaced<T extends Pick<TagToken, 'form' | 'name'>>(tags: readonly T[]): T[] {
  const lastOf = new Map<string, number>()
  for (const [index, { form, name }] of tags.entries()) lastOf.set(`${form} ${name}`, index)
  const comesLater = (form: string, name: string, index: number): boolean =>
    (lastOf.get(`${form} ${name}`) ?? -1) > index
  const open: T[] = []
  const wrong: T[] = []
  for (const [index, tag] of tags.entries()) {
    if (tag.form === 'open') open.push(tag)
    if (tag.form !== 'close') continue
    const at = open.findLastIndex(({ name }) => name === tag.name)
    const crossed = at >= 0 && open.slice(at + 1).some(({ name }) => comesLater('close', name, index))
    if (crossed || (at < 0 && comesLater('open', tag.name, index))) wrong.push(tag)
    if (at >= 0) open.splice(at, 1)
  }
  return wrong
}
