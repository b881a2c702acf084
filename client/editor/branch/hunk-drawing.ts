import type { Node } from 'prosemirror-model'
import { Mapping } from 'prosemirror-transform'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { nodeToInline } from '../../../core/model/inline.ts'
import { hunksOf } from '../../../core/review/hunks.ts'
import { minimalStep } from '../../../core/sync/minimal.ts'

/** A change of a text and how it is told apart from others: its author's colour. */
export interface Drawn {
  base: Node
  text: Node
  /** Name of the suggestion the hunks belong to; its places in `hunksOf` go with it. */
  suggestion: string
}

/** What is taken out of the base and put in, over the text that has it: the view of the one who writes it. */
export function drawnOnText(base: Node, text: Node): { drawn: DecorationSet; hunks: number } {
  const hunks = hunksOf(nodeToInline(base), nodeToInline(text))
  const decorations = hunks.flatMap(({ from, to, at, end, deleted }) => [
    ...(from < to ? [words(at, 'hunk-deleted', deleted, at === 0 ? -1 : 1)] : []),
    ...(at < end ? [Decoration.inline(at, end, { class: 'hunk-inserted' })] : []),
  ])
  return { drawn: decorations.length > 0 ? DecorationSet.create(text, decorations) : none, hunks: hunks.length }
}

/** The same over the base: what others see. Where `now` is not the base any more, marks move with what has changed. */
export function drawnOnBase(now: Node, changes: readonly Drawn[]): DecorationSet {
  const decorations = changes.flatMap(({ base, text, suggestion }) => {
    const hunks = hunksOf(nodeToInline(base), nodeToInline(text))
    const here = hunks.flatMap(({ from, to, at, end, inserted }, place) => {
      const about = { 'data-suggestion': suggestion, 'data-hunk': String(place) }
      return [
        ...(from < to ? [Decoration.inline(from, to, { class: 'hunk-deleted', ...about })] : []),
        ...(at < end ? [words(to, 'hunk-inserted', inserted, 1, about)] : []),
      ]
    })
    const step = minimalStep(base, now)
    const set = DecorationSet.create(base, here)
    return (step ? set.map(new Mapping([step.getMap()]), now) : set).find()
  })
  return decorations.length > 0 ? DecorationSet.create(now, decorations) : none
}

const none = DecorationSet.empty

/**
 * Words that are not part of the text. They stand in an attribute and are drawn
 * by the style sheet: to the browser, its caret and its input methods there is
 * no text here; to screen readers the editor's description tells of them.
 */
function words(at: number, name: string, text: string, side: number, about: Record<string, string> = {}): Decoration {
  const draw = (): HTMLElement => {
    const element = document.createElement('span')
    element.className = name
    element.contentEditable = 'false'
    element.setAttribute('aria-hidden', 'true')
    element.dataset.text = text.replaceAll('\ufffc', '◇')
    for (const [key, value] of Object.entries(about)) element.setAttribute(key, value)
    return element
  }
  const key = JSON.stringify([name, text, about])
  return Decoration.widget(at, draw, { side, key, ignoreSelection: true, marks: [] })
}
