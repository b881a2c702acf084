import { useMemo, useState } from 'react'

/** Chosen concepts, by key (`conceptKey`). */
export interface Selection {
  readonly keys: ReadonlySet<string>
  has: (key: string) => boolean
  toggle: (key: string) => void
  /** Adds all of these. */
  extend: (keys: Iterable<string>) => void
  clear: () => void
}

export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  return useMemo(
    () => ({
      keys,
      has: (key) => keys.has(key),
      toggle: (key) =>
        setKeys((now) => {
          const next = new Set(now)
          if (!next.delete(key)) next.add(key)
          return next
        }),
      extend: (more) => setKeys((now) => new Set([...now, ...more])),
      clear: () => setKeys(new Set()),
    }),
    [keys],
  )
}
