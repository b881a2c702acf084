import { announce } from '../../announce.ts'
import { activeRow, onRow, open, type Command, type CommandContext } from '../../command.ts'
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

function decideHunk(context: CommandContext, decision: Decision): void {
  const [room, row] = [roomIn(context), activeRow(context)]
  if (!room || row === null) return
  const found = nearest(context, room, row)
  if (!found) return announce(context.t('suggestions.noneHere'))
  void decideAndTell(context.t, room, decision, [{ ...found.suggestion, hunks: [found.line.place] }])
}

function decideRow(context: CommandContext, decision: Decision): void {
  const [room, row] = [roomIn(context), activeRow(context)]
  if (!room || row === null) return
  const list = decidable(room, room.of(row), decision)
  if (list.length === 0) return announce(context.t('suggestions.noneHere'))
  void decideAndTell(context.t, room, decision, list.map(whole))
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

export const suggestionCommands: readonly Command[] = [
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
    run: (context) => decideHunk(context, 'accept'),
  },
  {
    id: 'rejectHunk',
    group: 'edit',
    labelKey: 'suggestions.commands.reject',
    keys: ['Mod+Alt+N'],
    when: toDecide,
    run: (context) => decideHunk(context, 'reject'),
  },
  {
    id: 'acceptSuggestions',
    group: 'edit',
    labelKey: 'suggestions.commands.acceptRow',
    keys: ['Mod+Alt+Shift+Y'],
    when: toDecide,
    run: (context) => decideRow(context, 'accept'),
  },
  {
    id: 'rejectSuggestions',
    group: 'edit',
    labelKey: 'suggestions.commands.rejectRow',
    keys: ['Mod+Alt+Shift+N'],
    when: toDecide,
    run: (context) => decideRow(context, 'reject'),
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
