import fc from 'fast-check'
import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model'
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from 'prosemirror-transform'
import { schema } from '../../../core/model/schema.ts'
import { applySteps } from '../../../core/sync/changes.ts'

/** A recipe for one edit; positions are fractions, so that it fits a text of any length. */
export interface Recipe {
  kind: 'insert' | 'delete' | 'replace' | 'mark' | 'unmark'
  at: number
  span: number
  size: number
  mark: 'strong' | 'em' | 'sub' | 'sup'
  tag: boolean
}

export const recipes = (maxLength = 6): fc.Arbitrary<Recipe[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom('insert', 'insert', 'delete', 'replace', 'mark', 'unmark'),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      span: fc.double({ min: 0, max: 0.6, noNaN: true }),
      size: fc.integer({ min: 1, max: 4 }),
      mark: fc.constantFrom('strong', 'em', 'sub', 'sup'),
      tag: fc.boolean(),
    }),
    { maxLength },
  )

/** Gives characters no other call has given, so that each can be followed; every seventh is a surrogate pair. */
export function mint(): (size: number, marks?: readonly Mark[], tag?: boolean) => Fragment {
  let next = 0
  const one = () => (++next % 7 === 0 ? String.fromCodePoint(0x20000 + next) : String.fromCharCode(0x4e00 + next))
  return (size, marks = [], tag = false) => {
    const text = Array.from({ length: size }, one).join('')
    const node = schema.text(text, marks)
    return Fragment.from(tag ? [node, schema.node('tag', { kind: 'x', ref: one() }, undefined, marks)] : [node])
  }
}

export const target = (content: Fragment): Node => schema.node('target', null, content)

/** Carries recipes out, one after the other. Never cuts a surrogate pair. */
export function steps(base: Node, list: readonly Recipe[], fresh: ReturnType<typeof mint>): Step[] {
  const out: Step[] = []
  let doc = base
  for (const recipe of list) {
    const step = oneStep(doc, recipe, fresh)
    if (!step) continue
    doc = applySteps(doc, [step])
    out.push(step)
  }
  return out
}

function oneStep(doc: Node, recipe: Recipe, fresh: ReturnType<typeof mint>): Step | null {
  const size = doc.content.size
  const from = whole(doc, Math.floor(recipe.at * size))
  const to = whole(doc, Math.min(size, from + 1 + Math.floor(recipe.span * size)))
  const mark = schema.mark(recipe.mark)
  if (recipe.kind === 'insert') return new ReplaceStep(from, from, slice(fresh, recipe))
  if (to <= from) return null
  if (recipe.kind === 'delete') return new ReplaceStep(from, to, Slice.empty)
  if (recipe.kind === 'replace') return new ReplaceStep(from, to, slice(fresh, recipe))
  return recipe.kind === 'mark' ? new AddMarkStep(from, to, mark) : new RemoveMarkStep(from, to, mark)
}

const slice = (fresh: ReturnType<typeof mint>, recipe: Recipe) =>
  new Slice(fresh(recipe.size, recipe.span > 0.3 ? [schema.mark(recipe.mark)] : [], recipe.tag), 0, 0)

/** The nearest position before `pos` that does not cut a pair. */
export function whole(doc: Node, pos: number): number {
  const unit = doc.textBetween(pos, Math.min(pos + 1, doc.content.size))
  return /^[\uDC00-\uDFFF]/.test(unit) ? pos - 1 : pos
}

/** Every character and tag of a side in order, with its marks' names. */
export function atoms(node: Node): { key: string; marks: string }[] {
  const out: { key: string; marks: string }[] = []
  node.forEach((child) => {
    const marks = child.marks.map((mark) => mark.type.name).join(' ')
    const keys = child.isText ? [...(child.text ?? '')] : [`<${String(child.attrs.ref)}>`]
    for (const key of keys) out.push({ key, marks })
  })
  return out
}

export const keys = (node: Node): string[] => atoms(node).map((atom) => atom.key)
