import { memo, type MouseEvent, type ReactNode } from 'react'
import { useIsActive, useNumber, useRowPart } from './hooks.ts'
import type { SegmentGridProps } from './SegmentGrid.tsx'
import { SourceCell } from './SourceCell.tsx'
import { TargetCell } from './TargetCell.tsx'

export type RowProps = Pick<
  SegmentGridProps,
  'session' | 'rowName' | 'targetName' | 'termName' | 'placeholder' | 'renderStatus' | 'renderActions'
> & { id: string; live: boolean; element: (id: string, element: HTMLElement | null) => void }

/** One segment: number and status, source beside target, and the actions of the active row. */
export const Row = memo(function Row(props: RowProps): ReactNode {
  const { session, id, live, element } = props
  const active = useIsActive(session, id)
  const number = useNumber(session, id)
  const status = useRowPart(session, id, (row) => row?.status)
  const kind = useRowPart(session, id, (row) => row?.kind)
  const credit = useRowPart(session, id, (row) => row?.credit ?? false)
  const locked = useRowPart(session, id, (row) => row?.locked ?? false)
  // A click beside the texts makes the row active; clicks into the target are the view's own.
  const click = (event: MouseEvent<HTMLElement>) => {
    const on = event.target as HTMLElement
    if (on.closest('.target-text, .row-actions, .row-status, button, a')) return
    const selecting = !(getSelection()?.isCollapsed ?? true)
    session.activate(id, selecting ? { focus: false } : {})
  }
  return (
    <div
      ref={(node) => element(id, node)}
      className="row"
      role="group"
      aria-label={props.rowName(number)}
      aria-current={active ? true : undefined}
      data-row={id}
      data-active={active ? '' : undefined}
      data-status={status}
      data-kind={kind}
      data-credit={credit ? '' : undefined}
      data-locked={locked ? '' : undefined}
      onClick={click}
    >
      <div className="row-number">{number}</div>
      <div className="row-status">{props.renderStatus?.(id)}</div>
      <div className="cells">
        <SourceCell session={session} id={id} termName={props.termName} />
        <TargetCell
          session={session}
          id={id}
          live={live || active}
          name={props.targetName(number)}
          placeholder={props.placeholder}
        />
      </div>
      {active && props.renderActions ? <div className="row-actions">{props.renderActions(id)}</div> : null}
    </div>
  )
})
