import { memo, useCallback, useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { groupRows, type Group } from './grouping.ts'
import { Row } from './Row.tsx'
import { bringIntoView, useNear } from './scrolling.ts'
import type { RowListProps } from './SegmentGrid.tsx'

/** Height a row is taken to have until its page has been drawn once (px). */
const ROW_HEIGHT = 96

/**
 * All rows in the DOM, in pages of which the browser draws only those in view
 * (`content-visibility` on pages; on single rows it would make scrolling slower).
 */
export function AllRows(props: RowListProps): ReactNode {
  const { ids, root, reveal } = props
  const [groups, setGroups] = useState<{ ids: readonly string[]; list: Group[] }>(() => ({
    ids,
    list: groupRows(ids, []),
  }))
  let { list } = groups
  if (groups.ids !== ids) {
    list = groupRows(ids, groups.list)
    setGroups({ ids, list })
  }
  const elements = useRef(new Map<string, HTMLElement>())
  const element = useCallback((id: string, node: HTMLElement | null) => {
    if (node) elements.current.set(id, node)
    else elements.current.delete(id)
  }, [])
  useLayoutEffect(() => {
    reveal.current = (id) => {
      const row = elements.current.get(id)
      if (root.current && row) bringIntoView(root.current, row)
    }
  }, [reveal, root])
  return list.map((group) => <Page key={group.key} {...props} group={group} element={element} />)
}

type PageProps = RowListProps & { group: Group; element: (id: string, node: HTMLElement | null) => void }

const Page = memo(
  function Page({ group, ...props }: PageProps): ReactNode {
    const page = useRef<HTMLDivElement>(null)
    const near = useNear(props.root, page)
    const style: CSSProperties = {
      contentVisibility: 'auto',
      containIntrinsicSize: `auto ${group.ids.length * ROW_HEIGHT}px`,
    }
    return (
      <div className="page" ref={page} style={style}>
        {group.ids.map((id) => (
          <Row
            key={id}
            id={id}
            live={near}
            element={props.element}
            session={props.session}
            rowName={props.rowName}
            targetName={props.targetName}
            termName={props.termName}
            {...optional(props)}
          />
        ))}
      </div>
    )
  },
  // The list of all rows changes with every split; a page only when its own rows do.
  (a, b) => Object.keys(b).every((key) => key === 'ids' || a[key as keyof PageProps] === b[key as keyof PageProps]),
)

function optional({ placeholder, renderStatus, renderActions }: RowListProps) {
  return {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(renderStatus ? { renderStatus } : {}),
    ...(renderActions ? { renderActions } : {}),
  }
}
