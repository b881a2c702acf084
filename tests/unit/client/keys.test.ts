import { describe, expect, test } from '@jest/globals'
import { isReserved, keyCaps, matchesKeys } from '../../../client/keys.ts'

const press = (key: string, code: string, held: readonly string[] = []) => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
})

describe('key combinations', () => {
  test('take Ctrl for Mod, and ⌘ on a Mac', () => {
    expect(matchesKeys('Mod+Enter', press('Enter', 'Enter', ['ctrl']), false)).toBe(true)
    expect(matchesKeys('Mod+Enter', press('Enter', 'Enter', ['meta']), true)).toBe(true)
    expect(matchesKeys('Mod+Enter', press('Enter', 'Enter', ['ctrl']), true)).toBe(false)
    expect(matchesKeys('Mod+Enter', press('Enter', 'Enter'), false)).toBe(false)
  })

  test('want every other modifier as written', () => {
    expect(matchesKeys('Mod+Z', press('Z', 'KeyZ', ['ctrl', 'shift']), false)).toBe(false)
    expect(matchesKeys('Mod+Shift+Z', press('Z', 'KeyZ', ['ctrl', 'shift']), false)).toBe(true)
    expect(matchesKeys('Alt+1', press('1', 'Digit1', ['alt', 'ctrl']), false)).toBe(false)
  })

  test('know a letter or digit by its physical key where Alt changes the character', () => {
    expect(matchesKeys('Alt+1', press('¡', 'Digit1', ['alt']), true)).toBe(true)
    expect(matchesKeys('Alt+1', press('&', 'Digit1', ['alt']), false)).toBe(true)
    expect(matchesKeys('Mod+Alt+T', press('†', 'KeyT', ['meta', 'alt']), true)).toBe(true)
  })

  test('trust the character of another layout: Ctrl+W of AZERTY lies on the key of Z', () => {
    expect(matchesKeys('Mod+Z', press('w', 'KeyZ', ['ctrl']), false)).toBe(false)
    expect(matchesKeys('Mod+Z', press('z', 'KeyW', ['ctrl']), false)).toBe(true)
  })

  test('take a sign with or without Shift, as the layout needs', () => {
    expect(matchesKeys('?', press('?', 'Slash', ['shift']), false)).toBe(true)
    expect(matchesKeys('?', press('?', 'Comma'), false)).toBe(true)
  })

  test('are printed as on the keyboard at hand', () => {
    expect(keyCaps('Mod+Shift+Enter', false)).toEqual(['Ctrl', 'Shift', '⏎'])
    expect(keyCaps('Mod+Shift+Enter', true)).toEqual(['⌘', '⇧', '⏎'])
    expect(keyCaps('Alt+ArrowUp', false)).toEqual(['Alt', '↑'])
  })

  test('never are what browsers and input methods keep', () => {
    for (const taken of [
      'Mod+T',
      'Mod+Shift+T',
      'Mod+N',
      'Ctrl+Shift+N',
      'Mod+W',
      'Ctrl+W',
      'Mod+Tab',
      'Mod+Shift+Tab',
    ])
      expect([taken, isReserved(taken)]).toEqual([taken, true])
    for (const taken of ['Enter', 'Ctrl+Shift', 'Ctrl+Control', 'Shift+Alt'])
      expect([taken, isReserved(taken)]).toEqual([taken, true])
    for (const free of ['Mod+Enter', 'Mod+Alt+T', 'F1', '?', 'Alt+1'])
      expect([free, isReserved(free)]).toEqual([free, false])
  })
})
