import { beforeEach, expect, test } from '@jest/globals'
import { Fragment, Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import { NetworkError } from '../../../client/api.ts'
import { DocumentModel } from '../../../client/editor/document.ts'
import type { Undoable } from '../../../client/editor/session.ts'
import { UndoStack } from '../../../client/editor/undo.ts'
import { AppError } from '../../../core/errors.ts'
import { inlineToNode } from '../../../core/model/inline.ts'
import { schema } from '../../../core/model/schema.ts'

/** A server that answers when the test says so; what it did, in order. */
class Line {
  readonly did: string[] = []
  private readonly open: ((failure?: Error) => void)[] = []

  batch(name: string): Undoable {
    return {
      takeBack: () =>
        new Promise((resolve, reject) => {
          this.did.push(`asked: ${name}`)
          this.open.push((failure) => {
            if (failure !== undefined) return reject(failure)
            resolve(this.batch(name.startsWith('un') ? name.slice(2) : `un${name}`))
          })
        }),
    }
  }

  async answer(failure?: Error): Promise<void> {
    this.open.shift()?.(failure)
    await settled()
  }
}

const settled = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve))

let line: Line
let model: DocumentModel
let stack: UndoStack

beforeEach(() => {
  line = new Line()
  model = new DocumentModel({ locked: () => false, edited: () => undefined })
  model.append([{ id: 'a', source: inlineToNode('source', 'nguồn'), target: inlineToNode('target', '') }])
  stack = new UndoStack(model, {
    takeBack: () => Promise.reject(new Error('no splits here')),
    changed: () => undefined,
    branches: () => null,
    again: (direction) => void stack[direction](),
  })
})

const text = (): string | undefined => model.locate('a')?.target.textContent
function type(letters: string): void {
  const at = text()?.length ?? 0
  const slice = new Slice(Fragment.from(schema.text(letters)), 0, 0)
  model.apply('a', [new ReplaceStep(at, at, slice)], at + letters.length)
  stack.typed()
}
async function batch(name: string): Promise<void> {
  stack.restructured(Promise.resolve(line.batch(name)))
  await settled()
}

test('redo pressed while undo is under way comes after it', async () => {
  await batch('lock')
  stack.undo()
  expect(stack.canRedo()).toBe(true)
  stack.redo()
  await settled()
  expect(line.did).toEqual(['asked: lock'])
  await line.answer()
  expect(line.did).toEqual(['asked: lock', 'asked: unlock'])
  await line.answer()
  expect([stack.canUndo(), stack.canRedo()]).toEqual([true, false])
})

test('undo pressed before the server has done the batch takes that one back, not what was before', async () => {
  type('before')
  let done = (_step: Undoable | null): void => undefined
  stack.restructured(new Promise((resolve) => (done = resolve)))
  stack.undo()
  stack.undo()
  await settled()
  expect([text(), line.did]).toEqual(['before', []])
  done(line.batch('lock'))
  await settled()
  expect([text(), line.did]).toEqual(['before', ['asked: lock']])
  await line.answer()
  expect(text()).toBe('')
})

test('a batch has its place where it began: what was typed meanwhile is undone first', async () => {
  let done = (_step: Undoable | null): void => undefined
  stack.restructured(new Promise((resolve) => (done = resolve)))
  type('meanwhile')
  done(line.batch('lock'))
  await settled()
  stack.undo()
  expect([text(), line.did]).toEqual(['', []])
  stack.undo()
  await settled()
  expect(line.did).toEqual(['asked: lock'])
})

test('a batch that did nothing, or failed, is no step: the press goes to what was before', async () => {
  type('before')
  stack.restructured(Promise.resolve(null))
  stack.undo()
  await settled()
  expect(text()).toBe('')
  stack.redo()
  stack.restructured(Promise.reject(new AppError('auth.forbidden')))
  await settled()
  stack.undo()
  expect(text()).toBe('')
})

test('typing while undo is under way makes it unreachable for a later redo, not for one pressed before', async () => {
  await batch('lock')
  stack.undo()
  type('a')
  await settled()
  await line.answer()
  stack.redo()
  await settled()
  expect(line.did).toEqual(['asked: lock'])

  await batch('approve')
  stack.undo()
  stack.redo()
  type('b')
  await settled()
  await line.answer()
  expect(line.did).toEqual(['asked: lock', 'asked: approve', 'asked: unapprove'])
})

test('a broken line leaves the step where it was; a refusal takes it off, and nothing that waited goes astray', async () => {
  await batch('lock')
  stack.undo()
  stack.redo()
  await settled()
  await line.answer(new NetworkError('undoBatch'))
  expect([stack.canUndo(), stack.canRedo(), line.did]).toEqual([true, false, ['asked: lock']])
  type('x')
  stack.undo()
  stack.undo()
  stack.redo()
  await settled()
  await line.answer(new AppError('auth.forbidden'))
  expect([stack.canUndo(), text(), line.did]).toEqual([false, '', ['asked: lock', 'asked: lock']])
})

test('a step that is to stay can be undone later', async () => {
  let sure = false
  const step: Undoable = { takeBack: () => Promise.resolve(sure ? step : null) }
  stack.restructured(Promise.resolve(step))
  stack.undo()
  await settled()
  expect([stack.canUndo(), stack.canRedo()]).toEqual([true, false])
  sure = true
  stack.undo()
  await settled()
  expect([stack.canUndo(), stack.canRedo()]).toEqual([false, true])
})
