import type { ParseKeys, TFunction } from 'i18next'
import type { CheckTools } from './checks/tools.ts'
import type { ActionKind } from '../core/model/permissions.ts'
import { mayWrite } from './editor/rights.ts'
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
  /** Shows what is given to this person alone, or everything again. */
  toggleMine: () => void
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
  /** The right it takes; without it the button is not there and the key says why. */
  needs?: ActionKind
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

/** May this person do such a thing in the open document? */
export function allowed({ workbench }: CommandContext, { needs }: Command): boolean {
  if (!workbench || needs === undefined) return true
  return needs === 'text' ? mayWrite(workbench.session) : workbench.session.can(needs)
}

/** Number of the active row, and why its text may not be touched; given an action, also why this person may not do it. */
export function lockRefusal({ t, workbench }: CommandContext, action?: ActionKind): string | undefined {
  if (action !== undefined && workbench?.session.can(action) === false) return t('announce.readOnly')
  const id = workbench?.session.active()
  if (!workbench || !id || !workbench.session.row(id)?.locked) return undefined
  return t('announce.locked', { number: workbench.session.number(id) })
}
