import { useEffect, useState, type ReactNode, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useActive } from '../../editor/hooks.ts'
import type { WorkflowRoom } from './room.ts'

interface Props {
  room: WorkflowRoom
  grid: RefObject<HTMLElement | null>
  shown: readonly string[]
}

/**
 * The box that selects a row, over the number of the row under the pointer and
 * of the active one. Rows know nothing of it: each box lives in a holder that
 * is put into its row and taken out again.
 */
export function RowPicks({ room, grid, shown }: Props): ReactNode {
  const active = useActive(room.session)
  const under = useRowUnderPointer(grid)
  return (
    <>
      <RowPick room={room} grid={grid} shown={shown} row={active} />
      <RowPick room={room} grid={grid} shown={shown} row={under === active ? null : under} />
    </>
  )
}

function useRowUnderPointer(grid: RefObject<HTMLElement | null>): string | null {
  const [row, setRow] = useState<string | null>(null)
  useEffect(() => {
    const root = grid.current
    if (!root) return
    const over = ({ target }: Event): void => {
      const found = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
      setRow(found?.dataset.row ?? null)
    }
    const out = (): void => setRow(null)
    root.addEventListener('pointerover', over)
    root.addEventListener('pointerleave', out)
    return () => {
      root.removeEventListener('pointerover', over)
      root.removeEventListener('pointerleave', out)
    }
  }, [grid])
  return row
}

function RowPick({ room, grid, shown, row }: Props & { row: string | null }): ReactNode {
  const { t } = useTranslation()
  const [holder] = useState(() => {
    const element = document.createElement('div')
    element.className = 'row-pick'
    return element
  })
  useEffect(() => {
    const root = grid.current
    if (!root || row === null) return
    const place = (): void => {
      // Called at every key: looks no further while the row is there. The page may be gone already, with all in it.
      if (!root.contains(holder)) root.querySelector(`[data-row="${CSS.escape(row)}"]`)?.append(holder)
    }
    place()
    // Rows come and go with scrolling.
    const watch = new MutationObserver(place)
    watch.observe(root, { childList: true, subtree: true })
    return () => {
      watch.disconnect()
      holder.remove()
    }
  }, [grid, holder, row])
  if (row === null) return null
  return createPortal(
    // The keyboard stays in the text, which may be composing.
    <label onMouseDown={(event) => event.preventDefault()}>
      <input
        type="checkbox"
        // Tab goes from translation to translation; by keyboard a row is selected with Ctrl+Alt+X.
        tabIndex={-1}
        checked={room.selected.has(row)}
        onChange={({ nativeEvent }) =>
          room.select(row, shown, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
      <span className="visually-hidden">{t('workflow.pick', { number: room.session.number(row) })}</span>
    </label>,
    holder,
  )
}
