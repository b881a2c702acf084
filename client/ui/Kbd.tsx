import type { ReactNode } from 'react'
import { isMac, keyCaps } from '../keys.ts'

/** A key combination as caps; decoration, the key is told by aria-keyshortcuts where it matters. */
export function Kbd({ keys }: { keys: string }): ReactNode {
  return (
    <kbd className="kbd" aria-hidden="true">
      {keyCaps(keys, isMac()).join(' ')}
    </kbd>
  )
}
