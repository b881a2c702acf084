import { announce } from '../../announce.ts'
import { activeRow, lockRefusal, onRow, open, type Command, type CommandContext } from '../../command.ts'
import { suggestsChange } from '../../editor/rights.ts'
import type { RowView } from '../../editor/session.ts'
import { mayDoMany } from './BatchBar.tsx'
import { roomOf } from './room.ts'

function rowOf(context: CommandContext): RowView | undefined {
  const id = activeRow(context)
  return id === null ? undefined : context.workbench?.session.row(id)
}

const may = ({ workbench }: CommandContext, kind: 'approve' | 'lock' | 'text' | 'status'): boolean =>
  workbench?.session.can(kind) === true

/** Does approving the active row come next? Drafts only where nothing is translated here. */
function toApprove(context: CommandContext): boolean {
  const row = rowOf(context)
  if (!row || !onRow(context) || !may(context, 'approve') || !context.workbench) return false
  const { steps } = roomOf(context.workbench.session).workflow
  if (!steps.review) return false
  return row.status === 'confirmed' || (!steps.translate && row.status === 'draft' && row.targetText.trim() !== '')
}

/** A text is not approved while one suggests, here and now, to change it. */
function suggesting({ t, workbench }: CommandContext): string | undefined {
  const id = workbench?.session.active()
  if (!workbench || !id || !suggestsChange(workbench.session, id)) return undefined
  return t('workflow.suggesting', { number: workbench.session.number(id) })
}

/** Approves and goes to the next row to review, in the filter's order. */
function approve(context: CommandContext): void {
  const { t, workbench } = context
  const row = rowOf(context)
  if (!workbench || !row) return
  const { session, order = session.ids() } = workbench
  const number = session.number(row.id)
  const { steps } = roomOf(session).workflow
  if (row.status === 'confirmed') session.setStatus(row.id, 'approved')
  else void roomOf(session).run({ kind: 'approve' }, [row.id])
  const waits = (id: string): boolean => {
    const one = session.row(id)
    return (
      id !== row.id && !one?.locked && (one?.status === 'confirmed' || (!steps.translate && one?.status === 'draft'))
    )
  }
  const at = order.indexOf(row.id)
  const next = order.slice(at + 1).find(waits) ?? order.slice(0, Math.max(at, 0)).find(waits)
  if (next === undefined) return announce(t('workflow.approvedLast', { number }))
  session.activate(next)
  announce(t('workflow.approvedNext', { number, next: session.number(next) }))
}

export const workflowCommands: readonly Command[] = [
  {
    id: 'approve',
    group: 'segment',
    labelKey: 'workflow.commands.approve',
    shortKey: 'workflow.commands.approveShort',
    keys: ['Mod+Alt+Enter'],
    when: toApprove,
    refusal: (context) => lockRefusal(context) ?? suggesting(context),
    run: approve,
  },
  {
    id: 'sendBack',
    group: 'segment',
    labelKey: 'workflow.commands.sendBack',
    shortKey: 'workflow.commands.sendBackShort',
    keys: ['Mod+Alt+R'],
    when: (context) => {
      const status = rowOf(context)?.status
      return onRow(context) && may(context, 'approve') && (status === 'confirmed' || status === 'approved')
    },
    refusal: lockRefusal,
    run: (context) => {
      const row = rowOf(context)
      if (row && context.workbench) roomOf(context.workbench.session).show({ kind: 'sendBack', rows: [row.id] })
    },
  },
  {
    id: 'lock',
    group: 'segment',
    labelKey: 'workflow.commands.lock',
    shortKey: 'workflow.commands.lockShort',
    keys: ['Mod+Alt+L'],
    when: (context) => onRow(context) && may(context, 'lock'),
    run: ({ t, workbench }) => {
      const id = workbench?.session.active()
      if (!workbench || !id) return
      const { session } = workbench
      const kind = session.row(id)?.locked ? 'unlock' : 'lock'
      void roomOf(session)
        .run({ kind }, [id])
        .then((result) => {
          if (result) announce(t(`workflow.row.${kind}`, { number: session.number(id) }))
        })
    },
  },
  {
    id: 'selectRow',
    group: 'edit',
    labelKey: 'workflow.commands.select',
    keys: ['Mod+Alt+X'],
    when: onRow,
    run: (context) => {
      const id = activeRow(context)
      const { workbench } = context
      if (workbench && id !== null) {
        roomOf(workbench.session).select(id, workbench.order ?? workbench.session.ids(), false)
      }
    },
  },
  {
    id: 'selectShown',
    group: 'edit',
    labelKey: 'workflow.commands.selectShown',
    keys: ['Mod+Alt+A'],
    when: open,
    run: ({ workbench }) => {
      if (workbench) roomOf(workbench.session).choose(workbench.order ?? workbench.session.ids())
    },
  },
  {
    id: 'doMany',
    group: 'edit',
    labelKey: 'workflow.commands.many',
    keys: ['Mod+Alt+G'],
    when: (context) => open(context) && context.workbench !== null && mayDoMany(context.workbench.session),
    run: ({ workbench }) => {
      if (workbench) roomOf(workbench.session).openMany()
    },
  },
  {
    id: 'showMine',
    group: 'view',
    labelKey: 'workflow.commands.mine',
    keys: ['Mod+Alt+O'],
    when: ({ workbench }) => workbench !== null,
    run: ({ workbench }) => workbench?.toggleMine(),
  },
]
