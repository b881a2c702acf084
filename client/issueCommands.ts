import { announce } from './announce.ts'
import { issueMessage } from './checks/issueText.ts'
import { activeRow, lockRefusal, onRow, open, type Command, type CommandContext } from './command.ts'

function fix(context: CommandContext): void {
  const { t, workbench } = context
  const id = activeRow(context)
  if (!workbench || id === null) return
  const words = { fixed: 'issues.announceFixed', stale: 'issues.announceStale', none: 'issues.noFix' } as const
  announce(t(words[workbench.checks.fix(id)]))
}

function go({ t, workbench }: CommandContext, by: 1 | -1): void {
  if (!workbench) return
  const issue = workbench.checks.go(by, workbench.order)
  if (!issue) return announce(t('issues.nowhere'))
  const number = workbench.session.number(issue.segment)
  announce(t('announce.issueAt', { number, message: issueMessage(t, issue) }))
}

export const issueCommands: readonly Command[] = [
  {
    id: 'fixIssue',
    group: 'issues',
    labelKey: 'commands.fixIssue',
    keys: ['Alt+F'],
    needs: 'text',
    when: onRow,
    refusal: lockRefusal,
    run: fix,
  },
  {
    id: 'nextIssue',
    group: 'issues',
    labelKey: 'commands.nextIssue',
    keys: ['F8'],
    when: open,
    run: (context) => go(context, 1),
  },
  {
    id: 'previousIssue',
    group: 'issues',
    labelKey: 'commands.previousIssue',
    keys: ['Shift+F8'],
    when: open,
    run: (context) => go(context, -1),
  },
]
