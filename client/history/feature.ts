import { navigate } from 'wouter/use-browser-location'
import type { Command, CommandContext } from '../command.ts'
import type { ReviewFeature } from '../review/feature.ts'
import { historyAddress } from './address.ts'
import { historyWords } from './words.ts'

const go = ({ workbench }: CommandContext, view: 'timeline' | 'changes'): void => {
  if (workbench) navigate(historyAddress(workbench.session.document.id, { view }))
}

const commands: readonly Command[] = [
  {
    id: 'documentHistory',
    group: 'view',
    labelKey: 'history.commands.timeline',
    keys: ['Mod+Alt+H'],
    when: ({ workbench }) => workbench !== null,
    run: (context) => go(context, 'timeline'),
  },
  {
    id: 'changesSinceLook',
    group: 'view',
    labelKey: 'history.commands.changes',
    keys: ['Mod+Alt+Shift+H'],
    when: ({ workbench }) => workbench !== null,
    run: (context) => go(context, 'changes'),
  },
]

/** From an open document by keys to what happened in it. */
export const historyFeature: ReviewFeature = { id: 'history', words: historyWords, commands }
