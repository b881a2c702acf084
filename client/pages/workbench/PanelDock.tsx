import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useActive } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { panels } from '../../panels/index.ts'
import type { Panel } from '../../panels/panel.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { PanelState } from './usePanelState.ts'

/** The panel of the active segment: right of the rows, or a sheet at their foot. */
export function PanelDock({ session, panel }: { session: DocumentSession; panel: PanelState }): ReactNode {
  const { t } = useTranslation()
  const row = useActive(session)
  const base = useId()
  const current = panels.find(({ id }) => id === panel.tab) ?? panels[0]
  if (!current) return null
  const switchLabel = t(panel.open ? 'workbench.panelClose' : 'workbench.panelOpen')
  return (
    <aside className="panel" aria-label={t('workbench.panel')}>
      <div className="panel-bar">
        <PanelTabs session={session} row={row} panel={panel} base={base} />
        <button
          type="button"
          className="icon-button panel-switch"
          aria-label={switchLabel}
          title={switchLabel}
          aria-expanded={panel.open}
          onClick={panel.toggle}
        >
          <Icon name={panel.sheet ? 'down' : 'panel'} />
        </button>
      </div>
      {panel.open ? (
        <div
          className="panel-body"
          role="tabpanel"
          id={`${base}-body`}
          aria-labelledby={`${base}-${current.id}`}
          tabIndex={0}
        >
          {row === null ? (
            <p className="panel-empty">{t('terms.noActive')}</p>
          ) : (
            <current.Body session={session} row={row} />
          )}
        </div>
      ) : null}
    </aside>
  )
}

interface TabsProps {
  session: DocumentSession
  row: string | null
  panel: PanelState
  base: string
}

function PanelTabs({ session, row, panel, base }: TabsProps): ReactNode {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const keydown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const at = panels.findIndex(({ id }) => id === panel.tab)
    const next = panels.at((at + by) % panels.length)
    if (!next) return
    panel.choose(next.id)
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${base}-${next.id}`)}`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={t('workbench.panel')} ref={list} onKeyDown={keydown}>
      {panels.map((one) => {
        const selected = one.id === panel.tab
        return (
          <button
            key={one.id}
            type="button"
            role="tab"
            id={`${base}-${one.id}`}
            className="tab"
            data-tab={one.id}
            title={one.icon ? t(one.titleKey) : undefined}
            aria-selected={selected}
            aria-controls={selected && panel.open ? `${base}-body` : undefined}
            tabIndex={selected ? 0 : -1}
            onClick={() => panel.choose(one.id)}
          >
            <TabTitle panel={one} />
            {row === null ? null : <TabCount session={session} row={row} panel={one} />}
          </button>
        )
      })}
    </div>
  )
}

function TabTitle({ panel: { titleKey, icon } }: { panel: Panel }): ReactNode {
  const { t } = useTranslation()
  if (!icon) return t(titleKey)
  return (
    <>
      <Icon name={icon} size={15} />
      <span className="visually-hidden">{t(titleKey)}</span>
    </>
  )
}

function TabCount({ session, row, panel }: { session: DocumentSession; row: string; panel: Panel }): ReactNode {
  const [, redraw] = useState(0)
  useEffect(() => {
    const again = (): void => redraw((n) => n + 1)
    const stops = [session.subscribe('terms', again), panel.subscribe?.(session, again)]
    return () => {
      for (const stop of stops) stop?.()
    }
  }, [session, panel])
  const count = panel.count?.(session, row)
  return count === undefined ? null : <span className="count">{count}</span>
}
