interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Room kept to what it stands beside and to the window's edges (px). */
const GAP = 6
const EDGE = 8

/**
 * Where a card stands: under its term, above it where there is no room below,
 * left of it when `aside`; always within the window.
 */
export function placeBeside(
  anchor: Box,
  card: { width: number; height: number },
  window: { width: number; height: number; aside?: boolean },
): { left: number; top: number } {
  const clampX = (left: number): number => Math.max(EDGE, Math.min(left, window.width - card.width - EDGE))
  const clampY = (top: number): number => Math.max(EDGE, Math.min(top, window.height - card.height - EDGE))
  if (window.aside && anchor.left - GAP - card.width >= EDGE) {
    return { left: clampX(anchor.left - GAP - card.width), top: clampY(anchor.top) }
  }
  const below = anchor.bottom + GAP
  const above = anchor.top - GAP - card.height
  const fits = below + card.height <= window.height - EDGE
  return { left: clampX(anchor.left), top: clampY(fits || above < EDGE ? below : above) }
}
