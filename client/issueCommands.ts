import { announce } from './announce.ts'
import { fixableIssue, fixIssue, showIssue } from './checks/actions.ts'
import { issueMessage } from './checks/issueText.ts'
import { issuesOf } from './checks/store.ts'
import { activeRow, lockRefusal, onRow, open, type Command, type CommandContext } from './command.ts'

/** Fixes the worst issue of the active row that a key can fix. */
function fix(context: CommandContext): void {
  const { t, workbench } = context
  const id = activeRow(context)
  const issue = workbench && id !== null ? fixableIssue(workbench.session, id) : undefined
  if (!workbench || !issue) return announce(t('issues.noFix'))
  announce(t(fixIssue(workbench.session, issue) ? 'issues.announceFixed' : 'issues.announceStale'))
}

/** Goes to the worst issue of the next row that has one, around the end of the document. */
function go({ t, workbench }: CommandContext, by: 1 | -1): void {
  if (!workbench) return
  const { session, order } = workbench
  const issues = issuesOf(session)
  const shown = order && new Set(order)
  const rows = issues.summary().rows.filter((id) => !shown || shown.has(id))
  const here = session.number(session.active() ?? '')
  const next =
    by === 1
      ? (rows.find((id) => session.number(id) > here) ?? rows[0])
      : (rows.findLast((id) => session.number(id) < here) ?? rows.at(-1))
  const issue = next === undefined ? undefined : issues.row(next).open[0]
  if (!issue) return announce(t('issues.nowhere'))
  showIssue(session, issue)
  announce(t('announce.issueAt', { number: session.number(issue.segment), message: issueMessage(t, issue) }))
}

export const issueCommands: readonly Command[] = [
  {
    id: 'fixIssue',
    group: 'issues',
    labelKey: 'commands.fixIssue',
    keys: ['Alt+F'],
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
