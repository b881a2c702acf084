import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { plainKey } from '../../core/language/fold.ts'
import { commandGroups, commands, type Command } from '../commands.ts'
import { isMac, keyCaps } from '../keys.ts'
import { Dialog } from '../ui/Dialog.tsx'

/** "Ctrl ⏎", "F1 / ?", "Alt 1 … Alt 9". */
export function keysText({ keys }: Pick<Command, 'keys'>, mac: boolean): string {
  const texts = keys.map((one) => keyCaps(one, mac).join(' '))
  return texts.length > 3 ? `${texts[0]} … ${texts.at(-1)}` : texts.join(' / ')
}

/** All commands with their keys, searched by name or key, accents ignored. */
export function KeySheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const mac = isMac()
  const wanted = plainKey(query.trim())
  const found = commands.filter((command) => {
    const text = `${t(command.labelKey, { number: '1–9' })} ${keysText(command, mac)} ${command.keys.join(' ')}`
    return plainKey(text).includes(wanted)
  })
  return (
    <Dialog title={t('keysheet.title')} onClose={onClose} wide>
      <input
        type="search"
        className="input"
        value={query}
        placeholder={t('keysheet.search')}
        aria-label={t('keysheet.search')}
        data-autofocus
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="keysheet" aria-live="polite">
        {found.length === 0 ? <p className="muted">{t('keysheet.none')}</p> : null}
        {commandGroups.map((group) => (
          <KeyGroup
            key={group}
            title={t(`keysheet.groups.${group}`)}
            mac={mac}
            items={found.filter((one) => one.group === group && one.keys.length > 0)}
          />
        ))}
      </div>
    </Dialog>
  )
}

function KeyGroup({ title, items, mac }: { title: string; items: readonly Command[]; mac: boolean }): ReactNode {
  const { t } = useTranslation()
  if (items.length === 0) return null
  return (
    <section>
      <h3 className="label">{title}</h3>
      <dl className="keylist">
        {items.map((command) => (
          <div key={command.id}>
            <dt>{t(command.labelKey, { number: '1–9' })}</dt>
            <dd>
              <kbd className="kbd">{keysText(command, mac)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
