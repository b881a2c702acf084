import type { KeyboardEvent } from 'react'

/** Up and down go through the elements of a list that match. */
export function moveAmong(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
  const at = items.findIndex((item) => item.contains(document.activeElement))
  items[at + by]?.focus()
  event.preventDefault()
}
