import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announce.ts'
import { usePlaceables } from '../checks/hooks.ts'
import { placeableEntries, timesIn } from '../checks/placeableEntries.ts'
import type { DocumentSession } from '../editor/session.ts'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'

interface Props {
  session: DocumentSession
  row: string
  target: string
}

/** Numbers, dates and document numbers of the source with their English, to insert by click or key. */
export const Placeables = memo(function Placeables({ session, row, target }: Props): ReactNode {
  const { t } = useTranslation()
  const entries = placeableEntries(usePlaceables(session, row))
  if (entries.length === 0) return null
  return (
    <section className="placeables" aria-labelledby="placeables">
      <div className="panel-head">
        <h2 className="label" id="placeables">
          {t('placeables.heading')}
        </h2>
        <Kbd keys="Alt+N" />
      </div>
      <ol>
        {entries.map(({ source, english, times }, index) => {
          const used = timesIn(target, english) >= times
          return (
            <li key={english}>
              <button
                type="button"
                className="placeable"
                aria-label={t('terms.insert', { english })}
                aria-keyshortcuts={index < 9 ? `Control+Alt+${index + 1}` : undefined}
                title={index < 9 ? t('placeables.key', { key: `Ctrl+Alt+${index + 1}` }) : undefined}
                // The caret stays in the translation.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  session.insert(english)
                  announce(t('announce.inserted', { text: english }))
                }}
              >
                <span lang="vi">{source}</span>
                <span className="placeable-english" lang="en">
                  {english}
                </span>
                {used ? (
                  <span className="placeable-used">
                    <Icon name="check" size={13} />
                    <span className="visually-hidden">{t('terms.used')}</span>
                  </span>
                ) : null}
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
})
