import type { ParseKeys, TFunction } from 'i18next'
import type { CheckTools } from './checks/tools.ts'
import type { DocumentSession } from './editor/session.ts'

/** The open workbench as commands see it. */
export interface Workbench {
  session: DocumentSession
  checks: CheckTools
  /** Rows the filter lets through; undefined when all are shown. */
  order: readonly string[] | undefined
  openFind: () => void
  openSplit: (row: string) => void
  openNeverBreak: (row: string) => void
  togglePanel: () => void
  /** Shows a failure to the person. */
  fail: (error: unknown) => void
}

export interface CommandContext {
  t: TFunction
  workbench: Workbench | null
  /** Where the keyboard is: in a translation, in another field, or in none. */
  focus: 'target' | 'field' | 'page'
  /** Is any text selected? */
  selected: boolean
  openKeySheet: () => void
}

export const commandGroups = ['segment', 'insert', 'issues', 'move', 'edit', 'view'] as const
export type CommandGroup = (typeof commandGroups)[number]

/** What a person can do by key, button or menu. The key sheet and the row's buttons are drawn from these. */
export interface Command {
  id: string
  group: CommandGroup
  labelKey: ParseKeys
  /** Label of a button, where room is short. */
  shortKey?: ParseKeys
  /** Combinations of keys.ts; several when either will do. */
  keys: readonly string[]
  /** False leaves the keys to the browser. */
  when(context: CommandContext): boolean
  /** Why it cannot be done to the active row now, in words; undefined when it can. */
  refusal?(context: CommandContext): string | undefined
  /** `keys` tells which combination was pressed. */
  run: (context: CommandContext, keys: string) => void
}

/** Is a document open, and is the keyboard not in a field of its own? */
export const open = ({ workbench, focus }: CommandContext): boolean => workbench !== null && focus !== 'field'
/** The active row, unless the filter hides it: nothing is done to a row out of sight. */
export function activeRow({ workbench }: CommandContext): string | null {
  const id = workbench?.session.active() ?? null
  return id !== null && workbench?.order && !workbench.order.includes(id) ? null : id
}
/** Is there a row to do something with? */
export const onRow = (context: CommandContext): boolean => open(context) && activeRow(context) !== null

/** Number of the active row, and why its text may not be touched. */
export function lockRefusal({ t, workbench }: CommandContext): string | undefined {
  const id = workbench?.session.active()
  if (!workbench || !id || !workbench.session.row(id)?.locked) return undefined
  return t('announce.locked', { number: workbench.session.number(id) })
}
