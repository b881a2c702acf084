import { memo, type MouseEvent, type ReactNode } from 'react'
import { useIsActive, useNumber, useRowPart } from './hooks.ts'
import type { SegmentGridProps } from './grid-props.ts'
import type { RowView } from './session.ts'
import { SourceCell } from './SourceCell.tsx'
import { TargetCell } from './TargetCell.tsx'

export type RowProps = Pick<
  SegmentGridProps,
  'session' | 'rowName' | 'targetName' | 'termName' | 'placeholder' | 'renderStatus' | 'renderActions' | 'renderMark'
> & { id: string; live: boolean; draws?: boolean; element: (id: string, element: HTMLElement | null) => void }

/** What a row looks like apart from its texts, as one plain value: typing does not draw the row anew. */
const faceOf = (row: RowView | undefined): string =>
  row ? `${row.status} ${row.kind} ${row.credit ? 'credit' : '-'} ${row.locked ? 'locked' : '-'}` : ''

/** One segment: number and status, source beside target, and the actions of the active row. */
export const Row = memo(function Row(props: RowProps): ReactNode {
  const { session, id, live, draws = false, element } = props
  const active = useIsActive(session, id)
  const number = useNumber(session, id)
  const face = useRowPart(session, id, faceOf)
  const [status, kind, credit, locked] = face.split(' ')
  // A click beside the texts makes the row active; clicks into the target are the view's own.
  const click = (event: MouseEvent<HTMLElement>) => {
    const on = event.target as HTMLElement
    if (on.closest('.target-text, .row-actions, .row-status, .row-mark, button, a')) return
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
      data-credit={credit === 'credit' ? '' : undefined}
      data-locked={locked === 'locked' ? '' : undefined}
      onClick={click}
    >
      <div className="row-number">{number}</div>
      <div className="row-status">{props.renderStatus?.(id)}</div>
      <div className="cells">
        <SourceCell session={session} id={id} near={live || active} termName={props.termName} />
        <TargetCell
          session={session}
          id={id}
          live={live || active}
          draws={draws}
          name={props.targetName(number)}
          placeholder={props.placeholder}
        />
      </div>
      <div className="row-mark">{props.renderMark?.(id)}</div>
      {active && props.renderActions ? <div className="row-actions">{props.renderActions(id)}</div> : null}
    </div>
  )
})
