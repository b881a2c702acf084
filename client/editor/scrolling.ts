import type { RefObject } from 'react'
import { useEffect, useState } from 'react'

/** Scrolling counts as over after so long without a scroll event (ms). */
export const SETTLES = 120
/** Pages nearer than this to the view have their editors mounted. */
const NEAR = '600px 0px'

/**
 * Is an element near the view of the grid, once scrolling has settled? While
 * rows fly by nothing is mounted; what is mounted stays until it is far away.
 */
export function useNear(root: RefObject<HTMLElement | null>, element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    const [grid, page] = [root.current, element.current]
    if (!grid || !page || typeof IntersectionObserver === 'undefined') return
    let within = false
    let timer: ReturnType<typeof setTimeout> | null = null
    const settle = (delay: number) => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(() => {
        timer = null
        setNear(within)
      }, delay)
    }
    const observer = new IntersectionObserver(
      (entries) => {
        const first = timer === null && !within
        within = entries.at(-1)?.isIntersecting ?? false
        settle(first && grid.scrollTop === 0 ? 0 : SETTLES)
      },
      { root: grid, rootMargin: NEAR },
    )
    const scrolled = () => timer !== null && settle(SETTLES)
    observer.observe(page)
    grid.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      observer.disconnect()
      grid.removeEventListener('scroll', scrolled)
      if (timer !== null) clearTimeout(timer)
    }
  }, [root, element])
  return near
}

/** Brings a row into view: by as little as possible when it is close, to the middle when it comes from afar. */
export function bringIntoView(grid: HTMLElement, row: HTMLElement): void {
  const [frame, box] = [grid.getBoundingClientRect(), row.getBoundingClientRect()]
  const margin = Math.min(72, frame.height / 6)
  const above = frame.top + margin - box.top
  const below = box.bottom - (frame.bottom - margin)
  if (above <= 0 && below <= 0) return
  const far = Math.max(above, below) > frame.height
  if (far) grid.scrollTop += box.top + box.height / 2 - (frame.top + frame.height / 2)
  else grid.scrollTop += above > 0 ? -above : Math.min(below, -above)
}
