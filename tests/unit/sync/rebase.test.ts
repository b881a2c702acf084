import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Slice, type Node } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import { inlineToNode } from '../../../core/model/inline.ts'
import { schema } from '../../../core/model/schema.ts'
import { applySteps, compact } from '../../../core/sync/changes.ts'
import { rebase } from '../../../core/sync/rebase.ts'
import { atoms, keys, mint, recipes, steps, target } from './edits.ts'

const text = (value: string) => inlineToNode('target', value)
const replace = (from: number, to: number, value: string) =>
  new ReplaceStep(from, to, value ? new Slice(text(value).content, 0, 0) : Slice.empty)

/** What must be there after both edits: everything either typed, and what neither took out. */
function expected(base: Node, local: Node, newBase: Node): Set<string> {
  const before = new Set(keys(base))
  const ours = new Set(keys(local))
  const theirs = new Set(keys(newBase))
  const all = [...ours, ...theirs].filter((key) => !before.has(key) || (ours.has(key) && theirs.has(key)))
  return new Set(all)
}

describe('rebase', () => {
  test('loses nothing, doubles nothing and brings nothing back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), recipes(), recipes(), (size, mine, theirs) => {
        const fresh = mint()
        const base = size === 0 ? text('') : target(fresh(size, [], true))
        const pending = steps(base, mine, fresh)
        const remote = steps(base, theirs, fresh)
        const result = rebase(base, pending, remote)
        const local = applySteps(base, pending)
        const got = keys(result.doc)
        expect(got.toSorted()).toEqual([...expected(base, local, result.base)].toSorted())
        expect(applySteps(result.base, result.steps).eq(result.doc)).toBe(true)
        result.doc.check()
        // What one person typed stays in the order it was typed in.
        const own = new Set(keys(local).filter((key) => !keys(base).includes(key)))
        expect(got.filter((key) => own.has(key))).toEqual(keys(local).filter((key) => own.has(key)))
      }),
      { numRuns: 600 },
    )
  })

  test('keeps marks: ours win where both changed the same one', () => {
    fc.assert(
      fc.property(recipes(), recipes(), (mine, theirs) => {
        const fresh = mint()
        const base = target(fresh(10, [schema.mark('em')], true))
        const pending = steps(base, mine, fresh)
        const remote = steps(base, theirs, fresh)
        const result = rebase(base, pending, remote)
        const before = new Map(atoms(base).map((atom) => [atom.key, atom.marks]))
        const local = new Map(atoms(applySteps(base, pending)).map((atom) => [atom.key, atom.marks]))
        const other = new Map(atoms(result.base).map((atom) => [atom.key, atom.marks]))
        for (const { key, marks } of atoms(result.doc)) {
          const ours = local.get(key)
          if (ours === undefined) expect(marks).toBe(other.get(key))
          else if (!before.has(key)) expect(marks).toBe(ours)
          else if (ours === before.get(key)) expect(marks).toBe(other.get(key))
          else if (other.get(key) === before.get(key)) expect(marks).toBe(ours)
        }
      }),
      { numRuns: 600 },
    )
  })

  test('text typed inside a range that someone else deletes survives', () => {
    const result = rebase(text('one two three'), [replace(6, 6, 'X')], [replace(0, 13, '')])
    expect(result.doc.textContent).toBe('X')
  })

  test('a deletion leaves what someone else put inside its range', () => {
    const result = rebase(text('one two three'), [replace(0, 13, '')], [replace(6, 6, 'X')])
    expect(result.doc.textContent).toBe('X')
  })

  test('a word typed over itself counts as typed', () => {
    const result = rebase(text('viet nam'), [replace(0, 4, 'viet')], [replace(0, 4, '')])
    expect(result.doc.textContent).toBe('viet nam')
  })

  test('typing at the same place follows what is already on the server', () => {
    const result = rebase(text('ab'), [replace(1, 1, 'mine')], [replace(1, 1, 'theirs')])
    expect(result.doc.textContent).toBe('atheirsmineb')
  })
})

describe('compact', () => {
  test('gives the same text in no more steps than changed places', () => {
    fc.assert(
      fc.property(recipes(12), (list) => {
        const fresh = mint()
        const base = target(fresh(12, [], true))
        const many = steps(base, list, fresh)
        expect(applySteps(base, compact(base, many)).eq(applySteps(base, many))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('one word typed letter by letter is one step', () => {
    const letters = [...'Politburo'].map((letter, i) => replace(i, i, letter))
    expect(compact(text(''), letters)).toHaveLength(1)
  })
})
