import { commands, runCommand, type CommandContext } from './commands.ts'
import { matchesKeys, parseKeys } from './keys.ts'

/** Where the keyboard is, told from the focused element. */
export function focusPlace(element: Element | null): CommandContext['focus'] {
  if (element?.closest('[contenteditable="true"]')) return 'target'
  return element?.closest('input, textarea, select') ? 'field' : 'page'
}

/** A bare character is typing wherever something can be typed. */
const isTyping = (keys: string, focus: CommandContext['focus']): boolean => {
  const { mod, ctrl, alt, key } = parseKeys(keys)
  return focus !== 'page' && !mod && !ctrl && !alt && key.length === 1
}

/**
 * Finds and runs the command of a key press; true when one took it. A press
 * that belongs to an input method (composing, or keyCode 229) or types a
 * character with AltGr is never ours.
 */
export function dispatchKey(event: KeyboardEvent, context: CommandContext, mac: boolean): boolean {
  if (event.isComposing || event.keyCode === 229) return false
  // AltGr types characters; Windows reports it as Ctrl+Alt.
  if (event.getModifierState('AltGraph')) return false
  for (const command of commands) {
    const keys = command.keys.find((one) => matchesKeys(one, event, mac) && !isTyping(one, context.focus))
    if (keys !== undefined && runCommand(command, context, keys)) return true
  }
  return false
}
