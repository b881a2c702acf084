import { useEffect, useRef, type RefObject } from 'react'

/** What has been in sight for so long counts as read (ms). */
const LONG_ENOUGH = 1200

/** Calls once an element has really been in sight: on the screen, in a window that is shown. */
export function useSeen(box: RefObject<HTMLElement | null>, wanted: boolean, seen: () => void): void {
  const told = useRef(seen)
  useEffect(() => {
    told.current = seen
  })
  useEffect(() => {
    const element = box.current
    if (!wanted || !element || typeof IntersectionObserver === 'undefined') return
    let inSight = false
    let timer: ReturnType<typeof setTimeout> | null = null
    const weigh = (): void => {
      const shown = inSight && document.visibilityState === 'visible'
      if (!shown && timer !== null) {
        clearTimeout(timer)
        timer = null
      } else if (shown) timer ??= setTimeout(() => told.current(), LONG_ENOUGH)
    }
    const watch = new IntersectionObserver(
      (entries) => {
        inSight = entries.at(-1)?.isIntersecting ?? false
        weigh()
      },
      { threshold: 0.4 },
    )
    watch.observe(element)
    document.addEventListener('visibilitychange', weigh)
    return () => {
      watch.disconnect()
      document.removeEventListener('visibilitychange', weigh)
      if (timer !== null) clearTimeout(timer)
    }
  }, [box, wanted])
}
