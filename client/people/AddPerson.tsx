import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { personName } from '../personName.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { LoginField, NameField } from './AccountForm.tsx'
import { usePeopleChange } from './queries.ts'
import { SecretLink } from './SecretLink.tsx'

/** A new account; its password is set by the person, with a link that is shown once. */
export function AddPerson({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [admin, setAdmin] = useState(false)
  const add = usePeopleChange((body: { name: string; login: string; admin: boolean }) => call('addPerson', { body }))
  if (add.data) {
    const added = personName(t, add.data.person.user)
    return (
      <Dialog title={t('people.added', { name: added })} onClose={onClose}>
        <SecretLink secret={add.data.secret} hint={t('people.resetHint', { name: added })} />
      </Dialog>
    )
  }
  const clean = { name: name.normalize('NFC').trim(), login: login.trim(), admin }
  const ready = clean.name !== '' && clean.login !== '' && !add.isPending
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={!ready}>
        {t('people.addAction')}
      </button>
    </>
  )
  return (
    <Dialog title={t('people.add')} onClose={onClose} onSubmit={() => ready && add.mutate(clean)} footer={footer}>
      <NameField value={name} onChange={setName} />
      <LoginField value={login} onChange={setLogin} />
      <label className="switch">
        <input type="checkbox" checked={admin} onChange={(event) => setAdmin(event.target.checked)} />
        {t('people.adminSwitch')}
      </label>
      {add.error ? (
        <p className="field-error" role="alert">
          {errorText(t, add.error)}
        </p>
      ) : null}
    </Dialog>
  )
}
