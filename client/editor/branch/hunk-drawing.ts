import type { Node } from 'prosemirror-model'
import { Mapping } from 'prosemirror-transform'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { nodeToInline } from '../../../core/model/inline.ts'
import { hunksOf } from '../../../core/review/hunks.ts'
import { flatOf } from '../../../core/review/pieces.ts'
import { minimalStep } from '../../../core/sync/minimal.ts'
import type { StillPiece } from '../stills.ts'

/** A change of a text and how it is told apart from others: its author's colour. */
export interface Drawn {
  base: Node
  text: Node
  /** Name of the suggestion the hunks belong to; its places in `hunksOf` go with it. */
  suggestion: string
}

type Name = 'hunk-deleted' | 'hunk-inserted'

/** Something drawn over a text: a stretch of it, or words at a place that are not part of it. */
interface Mark {
  name: Name
  from: number
  to: number
  /** Words beside the text, at `from`, and on which side of a caret there. */
  words?: string
  side?: number
  about: Record<string, string>
}

/** What is taken out of the base and put in, over the text that has it: the view of the one who writes it. */
export function drawnOnText(base: Node, text: Node): { drawn: DecorationSet; hunks: number } {
  const { marks, hunks } = marksOnText(base, text)
  return { drawn: decorations(text, marks), hunks }
}

/** The same over the base: what others see. Where `now` is not the base any more, marks move with what has changed. */
export const drawnOnBase = (now: Node, changes: readonly Drawn[]): DecorationSet =>
  decorations(now, marksOnBase(now, changes))

/** As `drawnOnText`, where there is no editor. */
export const stillOnText = (base: Node, text: Node): StillPiece[] => pieces(text, marksOnText(base, text).marks)

/** As `drawnOnBase`, where there is no editor. */
export const stillOnBase = (now: Node, changes: readonly Drawn[]): StillPiece[] =>
  pieces(now, marksOnBase(now, changes))

function marksOnText(base: Node, text: Node): { marks: Mark[]; hunks: number } {
  const hunks = hunksOf(nodeToInline(base), nodeToInline(text))
  const marks = hunks.flatMap(({ from, to, at, end, deleted }): Mark[] => [
    ...(from < to ? [words('hunk-deleted', at, deleted, at === 0 ? -1 : 1)] : []),
    ...(at < end ? [{ name: 'hunk-inserted' as const, from: at, to: end, about: {} }] : []),
  ])
  return { marks, hunks: hunks.length }
}

function marksOnBase(now: Node, changes: readonly Drawn[]): Mark[] {
  return changes.flatMap(({ base, text, suggestion }) => {
    const marks = hunksOf(nodeToInline(base), nodeToInline(text)).flatMap(
      ({ from, to, at, end, inserted }, place): Mark[] => {
        const about = { 'data-suggestion': suggestion, 'data-hunk': String(place) }
        return [
          ...(from < to ? [{ name: 'hunk-deleted' as const, from, to, about }] : []),
          ...(at < end ? [words('hunk-inserted', to, inserted, 1, about)] : []),
        ]
      },
    )
    const step = minimalStep(base, now)
    return step ? marks.flatMap((mark) => moved(mark, new Mapping([step.getMap()])) ?? []) : marks
  })
}

function moved(mark: Mark, mapping: Mapping): Mark | null {
  if (mark.words !== undefined) {
    const { pos, deleted } = mapping.mapResult(mark.from, mark.side)
    return deleted ? null : { ...mark, from: pos, to: pos }
  }
  const [from, to] = [mapping.map(mark.from, 1), mapping.map(mark.to, -1)]
  return from < to ? { ...mark, from, to } : null
}

const words = (name: Name, at: number, text: string, side: number, about: Record<string, string> = {}): Mark => ({
  ...{ name, from: at, to: at, side, about },
  words: text.replaceAll('\ufffc', '◇'),
})

function decorations(text: Node, marks: readonly Mark[]): DecorationSet {
  if (marks.length === 0) return DecorationSet.empty
  const drawn = marks.map((mark) =>
    mark.words === undefined
      ? Decoration.inline(mark.from, mark.to, { class: mark.name, ...mark.about })
      : besideText(mark.from, mark.name, mark.words, mark.side ?? 1, mark.about),
  )
  return DecorationSet.create(text, drawn)
}

/**
 * Words that are not part of the text. They stand in an attribute and are drawn
 * by the style sheet: to the browser, its caret and its input methods there is
 * no text here; to screen readers the editor's description tells of them.
 */
function besideText(at: number, name: Name, text: string, side: number, about: Record<string, string>): Decoration {
  const draw = (): HTMLElement => {
    const element = document.createElement('span')
    element.className = name
    element.contentEditable = 'false'
    element.setAttribute('aria-hidden', 'true')
    element.dataset.text = text
    for (const [key, value] of Object.entries(about)) element.setAttribute(key, value)
    return element
  }
  const key = JSON.stringify([name, text, about])
  return Decoration.widget(at, draw, { side, key, ignoreSelection: true, marks: [] })
}

function pieces(text: Node, marks: readonly Mark[]): StillPiece[] {
  const flat = flatOf(text)
  const cuts = [...new Set([0, flat.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  return cuts.flatMap((from, n) => {
    const beside = marks.filter((mark) => mark.words !== undefined && mark.from === from)
    const over = marks.find((mark) => mark.words === undefined && mark.from <= from && from < mark.to)
    // Tags are not text: as in rows where nothing is suggested.
    const between = flat.slice(from, cuts[n + 1] ?? from).replaceAll('\ufffc', '')
    return [
      ...beside.map(({ name, words = '' }) => ({ text: words, name, beside: true })),
      ...(between === '' ? [] : [{ text: between, ...(over && { name: over.name }) }]),
    ]
  })
}
