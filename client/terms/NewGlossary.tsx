import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectGlossaries } from '../../core/api.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { useTermChange } from '../glossary/queries.ts'
import { written } from '../glossary/writing.ts'
import { useProject } from '../queries.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { activeIds } from './order.ts'
import { useRememberGlossaries } from './queries.ts'

interface Props {
  project: string
  glossaries: ProjectGlossaries['glossaries']
  /** May this person make glossaries? */
  may: boolean
  onClose: () => void
}

/** No glossary of the project takes new terms: makes one that does, ahead of the others. */
export function NewGlossary({ project, glossaries, may, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const known = useProject(project).data?.name ?? ''
  const [name, setName] = useState<string | null>(null)
  const remember = useRememberGlossaries(project)
  const shown = name ?? t('termWork.quick.newName', { project: known })
  const create = useTermChange(async (wanted: string) => {
    const made = await call('createGlossary', { body: { ...written(), name: wanted } })
    const body = { active: [made.id, ...activeIds(glossaries)], takesNew: made.id }
    return call('setProjectGlossaries', { params: { project }, body })
  })
  const submit = (): void => {
    if (shown.trim() !== '' && !create.isPending) create.mutate(shown.normalize('NFC').trim(), { onSuccess: remember })
  }
  if (!may) {
    return (
      <Dialog title={t('terms.add')} onClose={onClose}>
        <p>{t('termWork.quick.nobody')}</p>
      </Dialog>
    )
  }
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={create.isPending || shown.trim() === ''}>
        {t('termWork.quick.create')}
      </button>
    </>
  )
  return (
    <Dialog title={t('terms.add')} onClose={onClose} onSubmit={submit} footer={footer}>
      <p>{t('termWork.quick.none')}</p>
      <label className="field">
        <span className="field-label">{t('glossary.create.name')}</span>
        <input
          className="input"
          value={shown}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {create.error ? (
        <p className="field-error" role="alert">
          {errorText(t, create.error)}
        </p>
      ) : null}
    </Dialog>
  )
}
