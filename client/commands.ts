import type { ParseKeys, TFunction } from 'i18next'
import { announce } from './announce.ts'
import type { DocumentSession } from './editor/session.ts'
import { termEntries } from './panels/termEntries.ts'

/** The open workbench as commands see it. */
export interface Workbench {
  session: DocumentSession
  /** Rows the filter lets through; undefined when all are shown. */
  order: readonly string[] | undefined
  openFind: () => void
  openSplit: (row: string) => void
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

export const commandGroups = ['segment', 'insert', 'move', 'edit', 'view'] as const
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

const open = ({ workbench, focus }: CommandContext): boolean => workbench !== null && focus !== 'field'
/** The active row, unless the filter hides it: nothing is done to a row out of sight. */
function activeRow({ workbench }: CommandContext): string | null {
  const id = workbench?.session.active() ?? null
  return id !== null && workbench?.order && !workbench.order.includes(id) ? null : id
}
const onRow = (context: CommandContext): boolean => open(context) && activeRow(context) !== null

/** Number of the active row, and why its text may not be touched. */
function lockRefusal({ t, workbench }: CommandContext): string | undefined {
  const id = workbench?.session.active()
  if (!workbench || !id || !workbench.session.row(id)?.locked) return undefined
  return t('announce.locked', { number: workbench.session.number(id) })
}

function confirm(context: CommandContext, goTo: 'next' | 'stay'): void {
  const { t, workbench } = context
  const id = activeRow(context)
  if (!workbench || !id) return
  const { session, order } = workbench
  const number = session.number(id)
  const done = session.confirm(order && goTo === 'next' ? { goTo, order } : { goTo })
  if (!done) return announce(lockRefusal(context) ?? t('announce.emptyTarget', { number }))
  const next = session.active()
  if (goTo === 'stay') announce(t('announce.confirmed', { number }))
  else if (next === null || next === id) announce(t('announce.confirmedLast', { number }))
  else announce(t('announce.confirmedNext', { number, next: session.number(next), total: session.ids().length }))
}

function join(context: CommandContext): void {
  const { t, workbench } = context
  const id = activeRow(context)
  if (!workbench || !id) return
  const number = workbench.session.number(id)
  workbench.session
    .join(id)
    .then(() => announce(t('announce.joined', { number })))
    .catch((error: unknown) => workbench.fail(error))
}

function insertTerm({ t, workbench }: CommandContext, keys: string): void {
  const id = workbench?.session.active()
  if (!workbench || !id) return
  const entry = termEntries(workbench.session.terms(id) ?? [])[Number(keys.at(-1)) - 1]
  if (!entry) return
  workbench.session.insert(entry.english)
  announce(t('announce.inserted', { text: entry.english }))
}

export const commands: readonly Command[] = [
  {
    id: 'confirmNext',
    group: 'segment',
    labelKey: 'commands.confirmNext',
    shortKey: 'commands.confirmShort',
    keys: ['Mod+Enter'],
    when: onRow,
    run: (context) => confirm(context, 'next'),
  },
  {
    id: 'confirmStay',
    group: 'segment',
    labelKey: 'commands.confirmStay',
    keys: ['Mod+Shift+Enter'],
    when: onRow,
    run: (context) => confirm(context, 'stay'),
  },
  {
    id: 'backToDraft',
    group: 'segment',
    labelKey: 'commands.backToDraft',
    shortKey: 'commands.backToDraftShort',
    keys: ['Mod+Alt+D'],
    when: (context) => {
      const id = activeRow(context)
      const status = id === null ? undefined : context.workbench?.session.row(id)?.status
      return onRow(context) && (status === 'confirmed' || status === 'approved')
    },
    refusal: lockRefusal,
    run: (context) => {
      const id = activeRow(context)
      if (id !== null) context.workbench?.session.setStatus(id, 'draft')
      context.workbench?.session.focus()
    },
  },
  {
    id: 'copySource',
    group: 'segment',
    labelKey: 'commands.copySource',
    shortKey: 'commands.copySourceShort',
    keys: ['Mod+Insert'],
    // With a selection, Ctrl+Insert is copy, as everywhere.
    when: (context) => onRow(context) && !context.selected,
    refusal: lockRefusal,
    run: ({ workbench }) => workbench?.session.copySource(),
  },
  {
    id: 'clearTarget',
    group: 'segment',
    labelKey: 'commands.clearTarget',
    shortKey: 'commands.clearTargetShort',
    keys: ['Alt+Delete'],
    when: onRow,
    refusal: lockRefusal,
    run: ({ workbench }) => workbench?.session.clearTarget(),
  },
  {
    id: 'split',
    group: 'segment',
    labelKey: 'commands.split',
    shortKey: 'commands.splitShort',
    keys: ['Mod+Alt+T'],
    when: onRow,
    refusal: (context) => {
      const id = activeRow(context)
      const text = id === null ? '' : (context.workbench?.session.row(id)?.sourceText ?? '')
      return lockRefusal(context) ?? (/\S\s+\S/.test(text) ? undefined : context.t('split.tooShort'))
    },
    run: (context) => {
      const id = activeRow(context)
      if (id !== null) context.workbench?.openSplit(id)
    },
  },
  {
    id: 'join',
    group: 'segment',
    labelKey: 'commands.join',
    shortKey: 'commands.joinShort',
    keys: ['Mod+J'],
    when: onRow,
    refusal: (context) => {
      const id = activeRow(context)
      const refusal = id === null ? undefined : context.workbench?.session.joinRefusal(id)
      if (refusal === undefined) return undefined
      return lockRefusal(context) ?? context.t(`workbench.join.${refusal}`)
    },
    run: join,
  },
  {
    id: 'insertTerm',
    group: 'insert',
    labelKey: 'commands.insertTerm',
    keys: ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7', 'Alt+8', 'Alt+9'],
    when: onRow,
    refusal: lockRefusal,
    run: insertTerm,
  },
  {
    id: 'rowUp',
    group: 'move',
    labelKey: 'commands.rowUp',
    keys: ['Alt+ArrowUp'],
    when: open,
    run: (context) => move(context, -1),
  },
  {
    id: 'rowDown',
    group: 'move',
    labelKey: 'commands.rowDown',
    keys: ['Alt+ArrowDown'],
    when: open,
    run: (context) => move(context, 1),
  },
  {
    id: 'undo',
    group: 'edit',
    labelKey: 'commands.undo',
    keys: ['Mod+Z'],
    when: open,
    run: ({ workbench }) => workbench?.session.undo(),
  },
  {
    id: 'redo',
    group: 'edit',
    labelKey: 'commands.redo',
    keys: ['Mod+Y', 'Mod+Shift+Z'],
    when: open,
    run: ({ workbench }) => workbench?.session.redo(),
  },
  {
    id: 'save',
    group: 'edit',
    labelKey: 'commands.save',
    keys: ['Mod+S'],
    when: ({ workbench }) => workbench !== null,
    run: ({ t, workbench }) => {
      void workbench?.session.flush().then((saved) => {
        if (saved) announce(t('announce.saved'))
      })
    },
  },
  {
    id: 'find',
    group: 'view',
    labelKey: 'commands.find',
    keys: ['Mod+F'],
    when: ({ workbench }) => workbench !== null,
    run: ({ workbench }) => workbench?.openFind(),
  },
  {
    id: 'togglePanel',
    group: 'view',
    labelKey: 'commands.togglePanel',
    keys: ['Alt+P'],
    when: open,
    run: ({ workbench }) => workbench?.togglePanel(),
  },
  {
    id: 'keySheet',
    group: 'view',
    labelKey: 'commands.keySheet',
    keys: ['F1', '?'],
    when: () => true,
    run: ({ openKeySheet }) => openKeySheet(),
  },
]

/** The neighbour among the rows shown; with no active row the first or last one. */
function move({ workbench }: CommandContext, by: 1 | -1): void {
  if (!workbench) return
  const { session, order } = workbench
  if (!order) return session.move(by)
  const at = order.indexOf(session.active() ?? '')
  const next = at < 0 ? order.at(by === 1 ? 0 : -1) : order[at + by]
  if (next !== undefined) session.activate(next)
}

export function commandById(id: string): Command {
  const command = commands.find((one) => one.id === id)
  if (!command) throw new RangeError(`no command ${id}`)
  return command
}

/** Runs a command if it applies; what refuses it is announced. True when the keys were used up. */
export function runCommand(command: Command, context: CommandContext, keys: string): boolean {
  if (!command.when(context)) return false
  const refusal = command.refusal?.(context)
  if (refusal === undefined) command.run(context, keys)
  else announce(refusal)
  return true
}
