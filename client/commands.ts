import { announce } from './announce.ts'
import { activeRow, allowed, lockRefusal, onRow, open, type Command, type CommandContext } from './command.ts'
import { issueCommands } from './issueCommands.ts'
import { placeableCommands } from './placeableCommands.ts'
import { termCommands } from './termCommands.ts'
import { termEntries } from './panels/termEntries.ts'

export { commandGroups, type Command, type CommandContext, type Workbench } from './command.ts'

/** While one suggests, these keys keep the suggestion: a text is not confirmed by who is changing it. */
const confirms = (context: CommandContext): boolean =>
  onRow(context) && commands.find(({ id }) => id === 'keepSuggestion')?.when(context) !== true

function confirm(context: CommandContext, goTo: 'next' | 'stay'): void {
  const { t, workbench } = context
  const id = activeRow(context)
  if (!workbench || !id) return
  // What is to be approved next is approved: the confirm loop of a reviewer.
  const approve = goTo === 'next' ? commands.find((one) => one.id === 'approve') : undefined
  if (approve?.when({ ...context, focus: 'target' })) return void runCommand(approve, context, '')
  const { session, order, checks } = workbench
  const number = session.number(id)
  const done = session.confirm(order && goTo === 'next' ? { goTo, order } : { goTo })
  if (!done) return announce(lockRefusal(context) ?? t('announce.emptyTarget', { number }))
  const next = session.active()
  const message =
    goTo === 'stay'
      ? t('announce.confirmed', { number })
      : next === null || next === id
        ? t('announce.confirmedLast', { number })
        : t('announce.confirmedNext', { number, next: session.number(next), total: session.ids().length })
  // Issues are told here, where the person pauses, not at each key.
  const count = checks.count(id)
  announce(count === 0 ? message : t('announce.withIssues', { message, number, count }))
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
  if (entry.english === '') return announce(t('terms.noEnglish'))
  workbench.session.insert(entry.english)
  announce(t('announce.inserted', { text: entry.english }))
}

/** What is there from the start, and what rooms that load later have added. */
export const commands: Command[] = [
  {
    id: 'confirmNext',
    group: 'segment',
    labelKey: 'commands.confirmNext',
    shortKey: 'commands.confirmShort',
    keys: ['Mod+Enter'],
    needs: 'status',
    when: confirms,
    run: (context) => confirm(context, 'next'),
  },
  {
    id: 'confirmStay',
    group: 'segment',
    labelKey: 'commands.confirmStay',
    keys: ['Mod+Shift+Enter'],
    needs: 'status',
    when: confirms,
    run: (context) => confirm(context, 'stay'),
  },
  {
    id: 'backToDraft',
    group: 'segment',
    labelKey: 'commands.backToDraft',
    shortKey: 'commands.backToDraftShort',
    keys: ['Mod+Alt+D'],
    needs: 'status',
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
    needs: 'text',
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
    needs: 'text',
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
    needs: 'structure',
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
    needs: 'structure',
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
    id: 'neverBreak',
    group: 'segment',
    labelKey: 'commands.neverBreak',
    shortKey: 'commands.neverBreakShort',
    keys: ['Mod+Alt+B'],
    needs: 'structure',
    when: onRow,
    refusal: ({ t, workbench }) => {
      const why = workbench?.session.joinRefusal(workbench.session.active() ?? '')
      return why === 'lastOfUnit' || why === 'lastRow' ? t('neverBreak.noBreak') : undefined
    },
    run: (context) => {
      const id = activeRow(context)
      if (id !== null) context.workbench?.openNeverBreak(id)
    },
  },
  {
    id: 'insertTerm',
    group: 'insert',
    labelKey: 'commands.insertTerm',
    keys: ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7', 'Alt+8', 'Alt+9'],
    needs: 'text',
    when: onRow,
    refusal: lockRefusal,
    run: insertTerm,
  },
  ...termCommands,
  ...placeableCommands,
  ...issueCommands,
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

const watchers = new Set<() => void>()

/** A room that loads later brings its commands: keys, key sheet and buttons know them from then on. */
export function addCommands(more: readonly Command[]): void {
  for (const command of more) if (!commands.some(({ id }) => id === command.id)) commands.push(command)
  for (const watcher of [...watchers]) watcher()
}

/** Calls when commands have been added. */
export function onCommands(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

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
  const refusal = allowed(context, command) ? command.refusal?.(context) : context.t('announce.readOnly')
  if (refusal === undefined) command.run(context, keys)
  else announce(refusal)
  return true
}
