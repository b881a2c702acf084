import { announce } from './announce.ts'
import { open, onRow, type Command, type CommandContext } from './command.ts'
import { termDoor, type TermDoor } from './terms/door.ts'

/** The door to the work with terms; says so where it is not here yet. */
function door({ t, workbench }: CommandContext): TermDoor | undefined {
  const found = workbench ? termDoor(workbench.session) : undefined
  if (!found) announce(t('terms.loading'))
  return found
}

/** Terms of the active source, and new ones. */
export const termCommands: readonly Command[] = [
  {
    id: 'addTerm',
    group: 'insert',
    labelKey: 'commands.addTerm',
    shortKey: 'commands.addTermShort',
    keys: ['Mod+E'],
    when: open,
    run: (context) => {
      if (!context.workbench?.session.composing()) door(context)?.add()
    },
  },
  {
    id: 'goToTerms',
    group: 'insert',
    labelKey: 'commands.goToTerms',
    keys: ['Alt+T'],
    when: onRow,
    run: (context) => {
      if (door(context)?.focusTerms() === false) announce(context.t('terms.none'))
    },
  },
]
