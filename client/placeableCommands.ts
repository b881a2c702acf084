import { announce } from './announce.ts'
import { activeRow, lockRefusal, onRow, type Command, type CommandContext } from './command.ts'

function insert({ t, workbench }: CommandContext, english: string | undefined): void {
  if (!workbench || english === undefined) return announce(t('placeables.nothing'))
  workbench.session.insert(english)
  announce(t('announce.inserted', { text: english }))
}

/** Numbers, dates and document numbers of the active source, in English. */
export const placeableCommands: readonly Command[] = [
  {
    id: 'insertPlaceable',
    group: 'insert',
    labelKey: 'commands.insertPlaceable',
    keys: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `Mod+Alt+${digit}`),
    needs: 'text',
    when: onRow,
    refusal: lockRefusal,
    run: (context, keys) => {
      const entries = context.workbench?.checks.placeables(activeRow(context) ?? '') ?? []
      insert(context, entries[Number(keys.at(-1)) - 1]?.english)
    },
  },
  {
    id: 'nextPlaceable',
    group: 'insert',
    labelKey: 'commands.nextPlaceable',
    keys: ['Alt+N'],
    needs: 'text',
    when: onRow,
    refusal: lockRefusal,
    run: (context) => {
      insert(context, context.workbench?.checks.nextPlaceable(activeRow(context) ?? '')?.english)
    },
  },
]
