import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { categories, dimensionOf, dimensions, usualCategories } from '../../../core/review/mqm/typology.ts'
import { call } from '../../api.ts'
import { errorText } from '../../errorText.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { dimensionName, typeName } from './names.ts'
import type { ErrorStore } from './store.ts'

/** Which kinds of error a project offers. */
export function ChooseTypes({ store, onClose }: { store: ErrorStore; onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(store.offered))
  const [failure, setFailure] = useState('')
  const toggle = (category: string): void => {
    const next = new Set(chosen)
    if (!next.delete(category)) next.add(category)
    setChosen(next)
  }
  const save = async (): Promise<void> => {
    const list = categories.filter((category) => chosen.has(category))
    if (list.length === 0) return setFailure(t('mqm.chooseNone'))
    try {
      await call('setErrorTypes', { params: { project: store.session.document.project }, body: { categories: list } })
      await store.loadOffered()
      onClose()
    } catch (error) {
      setFailure(errorText(t, error))
    }
  }
  const footer = (
    <>
      <button type="button" className="button" onClick={() => setChosen(new Set(usualCategories))}>
        {t('mqm.usual')}
      </button>
      <button type="submit" className="button button-primary">
        {t('mqm.saveChange')}
      </button>
    </>
  )
  return (
    <Dialog title={t('mqm.chooseTitle')} onClose={onClose} onSubmit={() => void save()} footer={footer} wide>
      <p className="muted">{t('mqm.chooseText')}</p>
      {failure === '' ? null : (
        <p className="error" role="alert">
          {failure}
        </p>
      )}
      <div className="mqm-kinds">
        {dimensions.map((dimension) => (
          <fieldset key={dimension}>
            <legend className="label">{dimensionName(t, dimension)}</legend>
            {categories
              .filter((category) => dimensionOf(category) === dimension)
              .map((category) => (
                <label key={category} className="mqm-kind">
                  <input type="checkbox" checked={chosen.has(category)} onChange={() => toggle(category)} />
                  {category === dimension ? t('mqm.anyType') : typeName(t, category)}
                </label>
              ))}
          </fieldset>
        ))}
      </div>
    </Dialog>
  )
}
