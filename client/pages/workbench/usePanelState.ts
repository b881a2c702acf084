import { useCallback, useMemo, useState } from 'react'
import { panels } from '../../panels/index.ts'
import { readPreference, writePreference } from '../../preferences.ts'
import { useMedia } from '../../useMedia.ts'

export interface PanelState {
  /** Id of the chosen tab. */
  tab: string
  open: boolean
  /** True where the panel is a sheet over the foot of the rows. */
  sheet: boolean
  choose: (tab: string) => void
  toggle: () => void
}

/** A window lower than this has no room for rows and an open sheet (px). */
const lowest = 700

/** The tab an address asks for with `?panel=`. */
function linkedTab(): string | undefined {
  const asked = new URLSearchParams(location.search).get('panel')
  return panels.find(({ id }) => id === asked)?.id
}

/** Open or shut is remembered for wide windows; a sheet starts open where rows are left beside it. */
export function usePanelState(): PanelState {
  const sheet = useMedia('(max-width: 899px)')
  const [tab, setTab] = useState(() => linkedTab() ?? panels[0]?.id ?? '')
  const [wideOpen, setWideOpen] = useState(() => linkedTab() !== undefined || readPreference('panel') !== 'closed')
  const [sheetOpen, setSheetOpen] = useState(() => linkedTab() !== undefined || window.innerHeight >= lowest)
  const open = sheet ? sheetOpen : wideOpen
  const setOpen = useCallback(
    (next: boolean) => {
      if (sheet) return setSheetOpen(next)
      setWideOpen(next)
      writePreference('panel', next ? 'open' : 'closed')
    },
    [sheet],
  )
  const choose = useCallback(
    (next: string) => {
      setTab(next)
      setOpen(true)
    },
    [setOpen],
  )
  const toggle = useCallback(() => setOpen(!open), [setOpen, open])
  return useMemo(() => ({ tab, open, sheet, choose, toggle }), [tab, open, sheet, choose, toggle])
}
