import { useEffect, type ReactNode } from 'react'
import { useCommands } from '../../commandScope.tsx'
import type { WorkProps } from '../feature.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { BatchBar } from './BatchBar.tsx'
import { closeRoom, roomOf, useRoom, type WorkflowRoom } from './room.ts'
import { RowPicks } from './RowPicks.tsx'
import { SendBackDialog } from './SendBackDialog.tsx'
import { TakeBackDialog } from './TakeBackDialog.tsx'
import './workflow.css'

/** Keeps the workflow of an open document; marks its selected rows and mine; holds its dialogs. */
export function WorkflowWork({ session, grid, shown, telling }: WorkProps): ReactNode {
  const room = useRoom(session)
  const { context } = useCommands()
  useEffect(() => {
    roomOf(session).telling = telling
  }, [session, telling])
  useEffect(() => () => closeRoom(session), [session])
  useEffect(() => {
    const root = grid.current
    if (!root) return
    const click = (event: MouseEvent): void => {
      const number = event.target instanceof Element ? event.target.closest('.row-number') : null
      const id = number?.closest<HTMLElement>('[data-row]')?.dataset.row
      const many = event.ctrlKey || event.metaKey || event.shiftKey || roomOf(session).selected.size > 0
      if (id === undefined || !many) return
      event.preventDefault()
      event.stopPropagation()
      const order = context().workbench?.order ?? session.ids()
      roomOf(session).select(id, order, event.shiftKey)
    }
    // Before the row takes the click for its own.
    root.addEventListener('click', click, true)
    return () => root.removeEventListener('click', click, true)
  }, [grid, session, context])
  const { selected, assignments } = room
  useEffect(() => {
    const root = grid.current
    if (!root) return
    const mine = roomOf(session).mine()
    const draw = (): void => markRows(root, selected, mine)
    draw()
    const watch = new MutationObserver(draw)
    watch.observe(root, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [grid, session, selected, assignments])
  return (
    <>
      {room.many || selected.size > 0 ? <BatchBar room={room} shown={shown} /> : null}
      <RowPicks room={room} grid={grid} shown={shown} />
      <Dialogs room={room} />
    </>
  )
}

function Dialogs({ room }: { room: WorkflowRoom }): ReactNode {
  const { dialog } = room
  if (dialog?.kind === 'sendBack') return <SendBackDialog room={room} rows={dialog.rows} />
  if (dialog?.kind === 'assign') return <AssignDialog room={room} rows={dialog.rows} />
  if (dialog?.kind === 'takeBack') return <TakeBackDialog did={dialog.did} answer={dialog.answer} />
  return null
}

/** Attributes that React knows nothing of: drawing a row anew does not take them away. */
function markRows(root: HTMLElement, selected: ReadonlySet<string>, mine: ReadonlySet<string>): void {
  for (const row of root.querySelectorAll<HTMLElement>('[data-row]')) {
    const id = row.dataset.row ?? ''
    row.toggleAttribute('data-picked', selected.has(id))
    row.toggleAttribute('data-mine', mine.has(id))
  }
}
