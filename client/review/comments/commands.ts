import { activeRow, onRow, type Command, type CommandContext } from '../../command.ts'
import { chosenIn } from './reveal.ts'
import { commentsOf } from './store.ts'

function comment(context: CommandContext): void {
  const session = context.workbench?.session
  const row = activeRow(context)
  if (!session || row === null || session.composing()) return
  commentsOf(session).compose(row, chosenIn(session, row))
}

export const commentCommands: readonly Command[] = [
  {
    id: 'comment',
    group: 'segment',
    labelKey: 'commands.comment',
    shortKey: 'commands.commentShort',
    keys: ['Mod+M'],
    when: (context) => onRow(context) && context.workbench?.session.can('comment') === true,
    run: comment,
  },
  {
    id: 'allComments',
    group: 'view',
    labelKey: 'commands.allComments',
    keys: ['Mod+Alt+M'],
    when: ({ workbench }) => workbench !== null,
    run: ({ workbench }) => {
      if (!workbench) return
      const store = commentsOf(workbench.session)
      store.setDrawer(!store.drawer)
    },
  },
]
