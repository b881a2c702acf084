/**
 * Key combinations are written as in the key sheet: `Mod+Shift+Enter`,
 * `Alt+1`, `F1`, `?`. `Mod` is Ctrl, and ⌘ on a Mac. The last part is a
 * `KeyboardEvent.key`, except that letters and digits are also recognised by
 * their physical key, because Alt and Option change the character.
 */
export interface KeyCombo {
  mod: boolean
  ctrl: boolean
  alt: boolean
  shift: boolean
  key: string
}

export function parseKeys(keys: string): KeyCombo {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  const has = (name: string): boolean => parts.includes(name)
  return { mod: has('Mod'), ctrl: has('Ctrl'), alt: has('Alt'), shift: has('Shift'), key }
}

export function isMac(platform: string = navigator.platform): boolean {
  return /mac|iphone|ipad/i.test(platform)
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

function sameKey(combo: KeyCombo, event: KeyPress): boolean {
  if (event.key.toLowerCase() === combo.key.toLowerCase()) return true
  // The physical key counts only where the character says nothing: on AZERTY, Ctrl+W must not become Ctrl+Z.
  if (/^[a-z]$/i.test(combo.key)) return !/^[a-z]$/i.test(event.key) && event.code === `Key${combo.key.toUpperCase()}`
  // Ctrl+Alt is how Windows reports AltGr: where the layout has a sign there, the sign is meant.
  if (/^\d$/.test(combo.key) && combo.alt && event.ctrlKey && event.key.length === 1) return false
  if (/^\d$/.test(combo.key)) return event.code === `Digit${combo.key}` || event.code === `Numpad${combo.key}`
  return false
}

export function matchesKeys(keys: string, event: KeyPress, mac: boolean): boolean {
  const combo = parseKeys(keys)
  // A sign such as `?` needs Shift on some layouts and not on others: only the sign counts.
  const sign = combo.key.length === 1 && !/[a-z0-9]/i.test(combo.key)
  const ctrl = combo.ctrl || (combo.mod && !mac)
  const meta = combo.mod && mac
  return (
    event.ctrlKey === ctrl &&
    event.metaKey === meta &&
    event.altKey === combo.alt &&
    (sign || event.shiftKey === combo.shift) &&
    sameKey(combo, event)
  )
}

const macNames: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }
const signs: Record<string, string> = { Enter: '⏎', ArrowUp: '↑', ArrowDown: '↓', Insert: 'Ins', Delete: 'Del' }

/** The caps of a combination, as printed: ["Ctrl", "⏎"], on a Mac ["⌘", "⏎"]. */
export function keyCaps(keys: string, mac: boolean): string[] {
  return keys.split('+').map((part) => {
    if (mac && macNames[part]) return macNames[part]
    if (part === 'Mod') return 'Ctrl'
    return signs[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
}

/** A combination as `aria-keyshortcuts` wants it. */
export function ariaKeys(keys: string | undefined, mac: boolean = isMac()): string | undefined {
  return keys?.replace('Mod', mac ? 'Meta' : 'Control')
}

/** What browsers keep for themselves; a command must never claim it. */
export function isReserved(keys: string): boolean {
  const { mod, ctrl, alt, shift, key } = parseKeys(keys)
  if ((mod || ctrl) && !alt && /^[tnw]$/i.test(key)) return true
  if ((mod || ctrl) && key === 'Tab') return true
  // Ctrl+Shift alone switches UniKey; a plain Enter belongs to the text.
  return ['Shift', 'Control', 'Alt', ''].includes(key) || (key === 'Enter' && !mod && !ctrl && !alt && !shift)
}
