import { announce } from '../../announce.ts'
import { activeRow, onRow, open, type Command, type CommandContext } from '../../command.ts'
import { suggestsChange } from '../../editor/rights.ts'
import { decidable, decideAndTell, whole } from './deciding.ts'
import { hunkLines } from './hunk-lines.ts'
import { roomOf, type Decision, type SuggestionRoom } from './room.ts'

const roomIn = ({ workbench }: CommandContext): SuggestionRoom | undefined =>
  workbench ? roomOf(workbench.session) : undefined
/** Is anything suggested in the document that this person may decide? */
const toDecide = (context: CommandContext): boolean =>
  onRow(context) && context.workbench?.session.can('text') === true && (roomIn(context)?.all().length ?? 0) > 0

/** The change at or next to the caret of the active row. */
function nearest(context: CommandContext, room: SuggestionRoom, row: string) {
  const caret = room.on ? 0 : (context.workbench?.session.targetCaret(row) ?? 0)
  const open = decidable(room, room.of(row), 'accept')
  const hunks = open.flatMap((suggestion) => hunkLines(suggestion).map((line) => ({ suggestion, line })))
  const far = ({ line }: (typeof hunks)[number]): number => Math.max(0, line.from - caret, caret - line.to)
  return hunks.toSorted((a, b) => far(a) - far(b))[0]
}

async function decideHunk(context: CommandContext, decision: Decision): Promise<void> {
  const [room, row] = [roomIn(context), activeRow(context)]
  if (!room || row === null) return
  await room.quiet()
  const found = nearest(context, room, row)
  if (!found) return announce(context.t('suggestions.noneHere'))
  await decideAndTell(context.t, room, decision, [{ ...found.suggestion, hunks: [found.line.place] }])
}

async function decideRow(context: CommandContext, decision: Decision): Promise<void> {
  const [room, row] = [roomIn(context), activeRow(context)]
  if (!room || row === null) return
  await room.quiet()
  const list = decidable(room, room.of(row), decision)
  if (list.length === 0) return announce(context.t('suggestions.noneHere'))
  await decideAndTell(context.t, room, decision, list.map(whole))
}

/** Goes to the next change after the caret, in this row or the next that has any; round at the end. */
function go(context: CommandContext, by: 1 | -1): void {
  const [room, session] = [roomIn(context), context.workbench?.session]
  if (!room || !session || room.session.composing()) return
  const active = session.active()
  const places = session.ids().flatMap((row, at) =>
    room.of(row).flatMap((suggestion) => {
      const lines = suggestion.state === 'open' ? hunkLines(suggestion) : [{ from: 0, to: 0 }]
      return lines.map(({ from, to }) => ({ row, at, from, to }))
    }),
  )
  if (places.length === 0) return announce(context.t('suggestions.none'))
  const here = { at: active === null ? -1 : session.ids().indexOf(active), from: caretOf(room, active) }
  const order = (a: { at: number; from: number }, b: { at: number; from: number }): number =>
    a.at - b.at || a.from - b.from
  const sorted = places.toSorted(order)
  const next =
    by > 0 ? sorted.find((place) => order(place, here) > 0) : sorted.findLast((place) => order(place, here) < 0)
  const found = next ?? sorted.at(by > 0 ? 0 : -1)
  if (!found) return
  session.activate(found.row, room.on ? {} : { caret: found.from })
  room.telling?.openPanel()
}

const caretOf = (room: SuggestionRoom, row: string | null): number =>
  row === null || room.on ? Number.MAX_SAFE_INTEGER : room.session.targetCaret(row)

/** Ctrl+Enter while suggesting: the translation is neither confirmed nor approved; the next row is the one below that is not locked. */
function keep(context: CommandContext, stay: boolean): void {
  const { t, workbench } = context
  const id = activeRow(context)
  if (!workbench || id === null) return
  const { session, order = session.ids() } = workbench
  const number = session.number(id)
  const kept = suggestsChange(session, id)
  const next = stay ? undefined : order.slice(order.indexOf(id) + 1).find((row) => session.row(row)?.locked === false)
  if (next !== undefined) session.activate(next)
  void session.flush()
  const what = kept ? 'kept' : 'none'
  if (next !== undefined) {
    const place = { number, next: session.number(next), total: session.ids().length }
    announce(t(`suggestions.${what}Next`, place))
  } else if (stay) announce(t(kept ? 'suggestions.kept' : 'suggestions.noneHere', { number }))
  else announce(t(`suggestions.${what}Last`, { number }))
}

export const suggestionCommands: readonly Command[] = [
  {
    id: 'keepSuggestion',
    group: 'segment',
    labelKey: 'suggestions.commands.keep',
    shortKey: 'suggestions.commands.keepShort',
    keys: ['Mod+Enter', 'Mod+Shift+Enter'],
    when: (context) => onRow(context) && roomIn(context)?.on === true,
    run: (context, keys) => keep(context, keys === 'Mod+Shift+Enter'),
  },
  {
    id: 'suggestMode',
    group: 'edit',
    labelKey: 'suggestions.commands.mode',
    keys: ['Mod+Alt+S'],
    when: (context) => open(context) && context.workbench?.session.can('suggest') === true,
    refusal: (context) => (roomIn(context)?.bound ? context.t('suggestions.bound') : undefined),
    run: (context) => {
      const room = roomIn(context)
      room?.turn(!room.on)
    },
  },
  {
    id: 'acceptHunk',
    group: 'edit',
    labelKey: 'suggestions.commands.accept',
    keys: ['Mod+Alt+Y'],
    when: toDecide,
    run: (context) => void decideHunk(context, 'accept'),
  },
  {
    id: 'rejectHunk',
    group: 'edit',
    labelKey: 'suggestions.commands.reject',
    keys: ['Mod+Alt+N'],
    when: toDecide,
    run: (context) => void decideHunk(context, 'reject'),
  },
  {
    id: 'acceptSuggestions',
    group: 'edit',
    labelKey: 'suggestions.commands.acceptRow',
    keys: ['Mod+Alt+Shift+Y'],
    when: toDecide,
    run: (context) => void decideRow(context, 'accept'),
  },
  {
    id: 'rejectSuggestions',
    group: 'edit',
    labelKey: 'suggestions.commands.rejectRow',
    keys: ['Mod+Alt+Shift+N'],
    when: toDecide,
    run: (context) => void decideRow(context, 'reject'),
  },
  {
    id: 'nextSuggestion',
    group: 'move',
    labelKey: 'suggestions.commands.next',
    keys: ['F9'],
    when: open,
    run: (context) => go(context, 1),
  },
  {
    id: 'previousSuggestion',
    group: 'move',
    labelKey: 'suggestions.commands.previous',
    keys: ['Shift+F9'],
    when: open,
    run: (context) => go(context, -1),
  },
  {
    id: 'allSuggestions',
    group: 'view',
    labelKey: 'suggestions.commands.all',
    keys: ['Mod+Alt+Shift+S'],
    when: ({ workbench }) => workbench !== null,
    run: (context) => roomIn(context)?.telling?.openAll(),
  },
]
