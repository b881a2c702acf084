import { beforeEach, describe, expect, test } from '@jest/globals'
import type { TFunction } from 'i18next'
import { commands, type CommandContext, type Workbench } from '../../../client/commands.ts'
import { dispatchKey } from '../../../client/dispatch.ts'
import { checkTools } from '../../../client/checks/tools.ts'
import { isReserved } from '../../../client/keys.ts'
import { aConcept, FakeSession, hit } from './fake-session.ts'

let session: FakeSession
let asked: string[]
let context: CommandContext

function workbench(changes: Partial<Workbench> = {}): Workbench {
  return {
    session,
    order: undefined,
    openFind: () => asked.push('find'),
    openSplit: (row) => asked.push(`split ${row}`),
    openNeverBreak: (row) => asked.push(`never break ${row}`),
    checks: checkTools(session),
    togglePanel: () => asked.push('panel'),
    toggleMine: () => asked.push('mine'),
    fail: (error) => asked.push(`fail ${String(error)}`),
    ...changes,
  }
}

beforeEach(() => {
  asked = []
  session = new FakeSession([
    { sourceText: 'Chiều 9/5.', targetText: 'On the afternoon of May 9.', unit: 0 },
    { sourceText: 'Hội nghị khẳng định.', targetText: 'The conference affirmed.', unit: 0 },
    { sourceText: 'Ảnh: Phương Thúy', targetText: 'Photo: Phuong Thuy', unit: 1 },
  ])
  context = {
    t: ((key: string) => key) as TFunction,
    workbench: workbench(),
    focus: 'target',
    selected: false,
    openKeySheet: () => asked.push('keys'),
  }
})

interface Press {
  key: string
  code?: string
  held?: string
  composing?: boolean
  keyCode?: number
  altGraph?: boolean
}

function press({ key, code = '', held = '', composing = false, keyCode = 0, altGraph = false }: Press): boolean {
  const event = {
    key,
    code,
    keyCode,
    isComposing: composing,
    ctrlKey: held.includes('ctrl'),
    metaKey: false,
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
    getModifierState: (name: string) => name === 'AltGraph' && altGraph,
  }
  return dispatchKey(event as KeyboardEvent, context, false)
}

describe('the commands', () => {
  test('have ids and keys of their own', () => {
    const ids = commands.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const keys = commands.flatMap((command) => command.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('claim no key that a browser or an input method keeps', () => {
    expect(commands.flatMap(({ keys }) => keys).filter(isReserved)).toEqual([])
  })

  test('each can be reached by the keyboard', () => {
    expect(commands.filter(({ keys }) => keys.length === 0)).toEqual([])
  })

  test('never confirm on a plain Enter', () => {
    expect(press({ key: 'Enter', code: 'Enter' })).toBe(false)
    expect(press({ key: 'Enter', code: 'Enter', held: 'shift' })).toBe(false)
    expect(session.row('s1')?.status).toBe('draft')
  })
})

describe('a key press', () => {
  test('Ctrl+Enter confirms and goes to the next unconfirmed row', () => {
    session.change('s2', { status: 'confirmed' })
    expect(press({ key: 'Enter', held: 'ctrl' })).toBe(true)
    expect(session.row('s1')?.status).toBe('confirmed')
    expect(session.active()).toBe('s3')
  })

  test('Ctrl+Enter stays within the filter', () => {
    context = { ...context, workbench: workbench({ order: ['s1', 's3'] }) }
    press({ key: 'Enter', held: 'ctrl' })
    expect(session.active()).toBe('s3')
  })

  test('Ctrl+Shift+Enter confirms and stays', () => {
    press({ key: 'Enter', held: 'ctrl shift' })
    expect([session.row('s1')?.status, session.active()]).toEqual(['confirmed', 's1'])
  })

  test('of an input method is never ours', () => {
    expect(press({ key: 'Enter', held: 'ctrl', composing: true })).toBe(false)
    expect(press({ key: 'Process', held: 'ctrl', code: 'Enter', keyCode: 229 })).toBe(false)
    expect(press({ key: 'Enter', held: 'ctrl', keyCode: 229 })).toBe(false)
    expect(session.row('s1')?.status).toBe('draft')
  })

  test('typed with AltGr is a character, though Windows calls it Ctrl+Alt', () => {
    expect(press({ key: 'ŧ', code: 'KeyT', held: 'ctrl alt', altGraph: true })).toBe(false)
    expect(asked).toEqual([])
  })

  test('Alt+2 inserts the second concept of the row, however often the first occurs', () => {
    const party = aConcept('c1', 'Đảng', 'Party')
    const cell = aConcept('c2', 'chi bộ', 'Party cell')
    session.hits.set('s1', [hit(party), hit(party), hit(cell)])
    expect(press({ key: '2', code: 'Digit2', held: 'alt' })).toBe(true)
    expect(session.calls).toEqual([['insert', 'Party cell']])
  })

  test('Alt+↓ and Alt+↑ walk the rows shown', () => {
    context = { ...context, workbench: workbench({ order: ['s1', 's3'] }) }
    press({ key: 'ArrowDown', held: 'alt' })
    expect(session.active()).toBe('s3')
    press({ key: 'ArrowUp', held: 'alt' })
    expect(session.active()).toBe('s1')
  })

  test('Ctrl+Insert copies the source only when nothing is selected', () => {
    context = { ...context, selected: true }
    expect(press({ key: 'Insert', held: 'ctrl' })).toBe(false)
    context = { ...context, selected: false }
    expect(press({ key: 'Insert', held: 'ctrl' })).toBe(true)
    expect(session.calls).toEqual([['copySource']])
  })

  test('Ctrl+J joins within a unit, and says why not across units', () => {
    expect(press({ key: 'j', code: 'KeyJ', held: 'ctrl' })).toBe(true)
    session.activate('s2')
    expect(press({ key: 'j', code: 'KeyJ', held: 'ctrl' })).toBe(true)
    expect(session.calls.filter(([name]) => name === 'join')).toEqual([['join', 's1']])
  })

  test('Ctrl+Alt+T opens the chooser for the active row', () => {
    press({ key: 't', code: 'KeyT', held: 'ctrl alt' })
    expect(asked).toEqual(['split s1'])
  })

  test('touches no locked row', () => {
    session.change('s1', { locked: true })
    session.hits.set('s1', [hit(aConcept('c1', 'Đảng', 'Party'))])
    for (const one of [
      { key: 'Enter', held: 'ctrl' },
      { key: '1', code: 'Digit1', held: 'alt' },
      { key: 'Insert', held: 'ctrl' },
      { key: 't', code: 'KeyT', held: 'ctrl alt' },
    ])
      expect(press(one)).toBe(true)
    expect([session.calls, asked, session.row('s1')?.status]).toEqual([[], [], 'draft'])
  })

  test('Ctrl+Z in another field is the field’s own', () => {
    context = { ...context, focus: 'field' }
    expect(press({ key: 'z', code: 'KeyZ', held: 'ctrl' })).toBe(false)
    context = { ...context, focus: 'target' }
    expect(press({ key: 'z', code: 'KeyZ', held: 'ctrl' })).toBe(true)
    expect(press({ key: 'y', code: 'KeyY', held: 'ctrl' })).toBe(true)
    expect(press({ key: 'Z', code: 'KeyZ', held: 'ctrl shift' })).toBe(true)
    expect(session.calls).toEqual([['undo'], ['redo'], ['redo']])
  })

  test('? opens the key sheet only where nothing is being typed; F1 always does', () => {
    expect(press({ key: '?', code: 'Slash', held: 'shift' })).toBe(false)
    expect(press({ key: 'F1' })).toBe(true)
    context = { ...context, focus: 'page', workbench: null }
    expect(press({ key: '?', code: 'Slash', held: 'shift' })).toBe(true)
    expect(asked).toEqual(['keys', 'keys'])
  })

  test('Ctrl+S sends what is pending instead of saving the page', () => {
    expect(press({ key: 's', code: 'KeyS', held: 'ctrl' })).toBe(true)
    expect(session.calls).toEqual([['flush']])
  })

  test('outside a workbench leaves Ctrl+F, Ctrl+S and Ctrl+Z to the browser', () => {
    context = { ...context, workbench: null, focus: 'page' }
    for (const letter of ['f', 's', 'z', 'j']) {
      expect(press({ key: letter, code: `Key${letter.toUpperCase()}`, held: 'ctrl' })).toBe(false)
    }
  })
})
