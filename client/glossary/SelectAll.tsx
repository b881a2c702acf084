import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptFilter, ConceptInfo } from '../../core/api.ts'
import { conceptKey } from '../../glossary/concept-key.ts'
import { errorText } from '../errorText.ts'
import { MOST } from './bulk/bulkChange.ts'
import { KeysHint } from './KeysHint.tsx'
import { allKeys } from './queries.ts'
import type { Selection } from './selection.ts'
import { useToast } from './toast.ts'

interface Props {
  selection: Selection
  concepts: readonly ConceptInfo[]
  total: number
  filter: ConceptFilter
}

/** How many were found, and the mark that selects them. */
export function SelectAll({ selection, concepts, total, filter }: Props): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const keys = useMemo(() => concepts.map(({ glossary, id }) => conceptKey(glossary, id)), [concepts])
  const all = keys.length > 0 && keys.every((key) => selection.has(key))
  const everything = async (): Promise<void> => {
    setBusy(true)
    try {
      selection.extend((await allKeys(filter, MOST)).keys())
      if (total > MOST) toast({ text: t('glossary.select.capped', { limit: MOST }) })
    } catch (error) {
      toast({ text: errorText(t, error) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="select-all">
      <label className="check">
        <input
          type="checkbox"
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = !all && selection.keys.size > 0
          }}
          aria-label={t('glossary.select.loaded')}
          onChange={() => (all ? selection.clear() : selection.extend(keys))}
        />
      </label>
      <p className="muted" role="status">
        {t('glossary.results', { count: total })}
      </p>
      {all && total > keys.length && selection.keys.size < Math.min(total, MOST) ? (
        <button type="button" className="link-button" disabled={busy} onClick={() => void everything()}>
          {t('glossary.select.all', { count: total })}
        </button>
      ) : null}
      <KeysHint />
    </div>
  )
}
