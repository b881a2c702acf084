import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
} from 'react'
import { groupRows, type Group } from './grouping.ts'
import { useHoldsActive } from './hooks.ts'
import { Row } from './Row.tsx'
import { bringIntoView, useNear } from './scrolling.ts'
import type { RowListProps } from './grid-props.ts'

/** Height a row is taken to have until its page has been drawn once (px). */
const ROW_HEIGHT = 96
/** Pages drawn with the first view; the others follow in idle moments. */
const FIRST_PAGES = 1

/**
 * All rows in the DOM, in pages of which the browser draws only those in view
 * (`content-visibility` on pages; on single rows it would make scrolling slower).
 */
export function AllRows(props: RowListProps): ReactNode {
  const { ids } = props
  const [groups, setGroups] = useState<{ ids: readonly string[]; list: Group[] }>(() => ({
    ids,
    list: groupRows(ids, []),
  }))
  let { list } = groups
  if (groups.ids !== ids) {
    list = groupRows(ids, groups.list)
    setGroups({ ids, list })
  }
  const element = useReveal(props)
  const drawn = useDrawnPages(list.length)
  return list.map((group, i) => <Page key={group.key} {...props} group={group} element={element} drawn={i < drawn} />)
}

/** Lets the session scroll to a row; one not drawn yet is scrolled to as soon as it is. */
function useReveal({ reveal, root }: RowListProps): (id: string, node: HTMLElement | null) => void {
  const elements = useRef(new Map<string, HTMLElement>())
  const wanted = useRef<string | null>(null)
  useLayoutEffect(() => {
    reveal.current = (id) => {
      const row = elements.current.get(id)
      wanted.current = row ? null : id
      if (root.current && row) bringIntoView(root.current, row)
    }
  }, [reveal, root])
  return useCallback(
    (id: string, node: HTMLElement | null) => {
      if (!node) {
        elements.current.delete(id)
        return
      }
      elements.current.set(id, node)
      if (wanted.current !== id || !root.current) return
      wanted.current = null
      bringIntoView(root.current, node)
    },
    [root],
  )
}

/** How many pages are drawn, near or not: the first view does not wait for the far ones. */
function useDrawnPages(all: number): number {
  const [drawn, setDrawn] = useState(FIRST_PAGES)
  const more = drawn < all
  useEffect(() => {
    if (!more) return
    const next = () => setDrawn(drawn + 1)
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(next, 30)
      return () => clearTimeout(timer)
    }
    const idle = requestIdleCallback(next, { timeout: 300 })
    return () => cancelIdleCallback(idle)
  }, [drawn, more])
  return drawn
}

type PageProps = RowListProps & {
  group: Group
  drawn: boolean
  element: (id: string, node: HTMLElement | null) => void
}

const Page = memo(
  function Page({ group, drawn, ...props }: PageProps): ReactNode {
    const page = useRef<HTMLDivElement>(null)
    const near = useNear(props.root, page)
    const holdsActive = useHoldsActive(props.session, group.ids)
    const height = `${group.ids.length * ROW_HEIGHT}px`
    if (!drawn && !near && !holdsActive) return <div className="page" ref={page} style={{ height }} />
    const style: CSSProperties = { contentVisibility: 'auto', containIntrinsicSize: `auto ${height}` }
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

function optional({ placeholder, renderStatus, renderActions, renderMark }: RowListProps) {
  return {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(renderStatus ? { renderStatus } : {}),
    ...(renderActions ? { renderActions } : {}),
    ...(renderMark ? { renderMark } : {}),
  }
}
