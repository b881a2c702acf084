import { beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Fragment, Slice } from 'prosemirror-model'
import { ReplaceStep, type Step } from 'prosemirror-transform'
import { DocumentModel, type NewRow } from '../../../client/editor/document.ts'
import { PAGE_MAX } from '../../../client/editor/pages.ts'
import { inlineToNode } from '../../../core/model/inline.ts'
import { schema } from '../../../core/model/schema.ts'
import { applySteps } from '../../../core/sync/changes.ts'

const source = inlineToNode('source', 'nguồn')
const newRow = (id: string, text = ''): NewRow => ({ id, source, target: inlineToNode('target', text) })
const replace = (from: number, to: number, text: string): Step =>
  new ReplaceStep(from, to, text === '' ? Slice.empty : new Slice(Fragment.from(schema.text(text)), 0, 0))

let model: DocumentModel
let locked: Set<string>
/** What the ledger would have been told. */
let told: { id: string; steps: readonly Step[]; text: string }[]

beforeEach(() => {
  locked = new Set()
  told = []
  model = new DocumentModel({
    locked: (id) => locked.has(id),
    edited: (id, steps, target) => void told.push({ id, steps, text: target.textContent }),
  })
})

const text = (id: string): string | undefined => model.locate(id)?.target.textContent
const type = (id: string, at: number, letters: string): boolean =>
  model.apply(id, [replace(at, at, letters)], at + letters.length)

/** Ids in document order, as they stand in the outer document. */
function order(): string[] {
  const ids: string[] = []
  model.state?.doc.descendants((node) => {
    if (node.type.name === 'segment') ids.push(String(node.attrs.id))
    return node.type.name !== 'segment'
  })
  return ids
}

describe('one document without a view', () => {
  test('steps of a target reach the document, and the ledger in the target’s own positions', () => {
    model.append([newRow('a', 'one'), newRow('b', 'two')])
    expect(type('b', 3, '!')).toBe(true)
    expect([text('a'), text('b')]).toEqual(['one', 'two!'])
    expect(told.map(({ id, text: now }) => [id, now])).toEqual([['b', 'two!']])
    expect(applySteps(inlineToNode('target', 'two'), told[0]?.steps ?? []).textContent).toBe('two!')
  })

  test('finds every segment after loading in chunks', () => {
    for (let chunk = 0; chunk < 5; chunk++) {
      model.append(Array.from({ length: 70 }, (_, i) => newRow(`${chunk}-${i}`, `text ${chunk}-${i}`)))
    }
    expect(order().every((id) => text(id) === `text ${id}`)).toBe(true)
  })

  test('a text from outside is shown, not told, and not undone', () => {
    model.append([newRow('a', 'one')])
    model.show('a', inlineToNode('target', 'one and two'))
    expect(text('a')).toBe('one and two')
    expect(told).toEqual([])
    expect(model.undoDepth()).toBe(0)
  })

  test('undo takes back one’s own typing around what others typed, and says where', () => {
    model.append([newRow('a'), newRow('b')])
    type('b', 0, 'mine')
    model.show('b', inlineToNode('target', 'theirs mine'))
    expect(model.travel('undo')).toEqual({ id: 'b', caret: 7 })
    expect(text('b')).toBe('theirs ')
    expect(model.travel('redo')?.id).toBe('b')
    expect(text('b')).toBe('theirs mine')
  })

  test('undo goes back to the segment of each change, though the caret has moved on', () => {
    model.append([newRow('a'), newRow('b')])
    type('a', 0, 'one')
    model.closeGroup()
    type('b', 0, 'two')
    expect(model.travel('undo')?.id).toBe('b')
    expect(model.travel('undo')?.id).toBe('a')
    expect(model.travel('undo')).toBeUndefined()
    expect([text('a'), text('b')]).toEqual(['', ''])
  })

  test('a syllable whose last key changes its middle does not break the undo group', () => {
    model.append([newRow('a')])
    for (const [at, letter] of [...'cuôi'].entries()) type('a', at, letter)
    model.apply('a', [replace(2, 3, 'ố')], 4)
    type('a', 4, ' ')
    type('a', 5, 'cùng')
    model.travel('undo')
    expect(text('a')).toBe('')
  })
})

describe('the guard', () => {
  test('refuses edits of a locked segment, undo included', () => {
    model.append([newRow('a')])
    type('a', 0, 'one')
    locked.add('a')
    expect(type('a', 3, '!')).toBe(false)
    expect(model.travel('undo')).toBeUndefined()
    expect(text('a')).toBe('one')
  })

  test('refuses anything that reaches beyond one target', () => {
    model.append([newRow('a', 'one'), newRow('b', 'two')])
    const before = model.state?.doc
    const far = (model.locate('b')?.start ?? 0) - (model.locate('a')?.start ?? 0)
    expect(model.apply('a', [new ReplaceStep(-3, 0, Slice.empty)], 0)).toBe(false)
    expect(model.apply('a', [new ReplaceStep(0, far + 2, Slice.empty)], 0)).toBe(false)
    const row = Fragment.from(schema.node('segment', { id: 'x' }, [source, inlineToNode('target', '')]))
    expect(model.apply('a', [new ReplaceStep(0, 0, new Slice(row, 0, 0))], 0)).toBe(false)
    expect(model.state?.doc.eq(before ?? schema.node('target'))).toBe(true)
    expect(told).toEqual([])
  })
})

describe('splits and joins', () => {
  test('keep order, texts and look-up, and pages of a bearable size', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ split: fc.boolean(), at: fc.nat(1000) }), { maxLength: 120 }), (operations) => {
        model = new DocumentModel({ locked: () => false, edited: () => undefined })
        const ids = Array.from({ length: 70 }, (_, i) => `r${i}`)
        model.append(ids.map((id) => newRow(id, id)))
        let fresh = 0
        for (const { split, at } of operations) {
          // Splits pile up in one place, so that a page overflows.
          const index = split ? at % 3 : at % ids.length
          const id = ids[index] ?? ''
          const next = ids[index + 1]
          if (split) {
            const second = `n${fresh++}`
            model.split(newRow(id, id), newRow(second, second))
            ids.splice(index + 1, 0, second)
          } else if (next !== undefined) {
            model.join(newRow(id, id), next)
            ids.splice(index + 1, 1)
          }
        }
        expect(order()).toEqual(ids)
        for (const id of ids) expect(text(id)).toBe(id)
        model.state?.doc.check()
        model.state?.doc.forEach((page) => expect(page.childCount).toBeLessThanOrEqual(PAGE_MAX))
      }),
      { numRuns: 60 },
    )
  })

  test('undo of typing elsewhere survives them; typing in the restructured segment is dropped', () => {
    model.append([newRow('a'), newRow('b'), newRow('c')])
    type('c', 0, 'kept')
    model.closeGroup()
    type('a', 0, 'dropped')
    model.split(newRow('a', 'drop'), newRow('a2', 'ped'))
    expect(model.travel('undo')?.id).toBe('c')
    expect([text('a'), text('a2'), text('c')]).toEqual(['drop', 'ped', ''])
  })
})
