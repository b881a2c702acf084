import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { errorText } from '../../errorText.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ConceptInputs } from './ConceptInputs.tsx'
import { FormContext } from './formContext.ts'
import { TermInputs } from './TermInputs.tsx'
import { useConceptForm, type ConceptFormState, type FormSource } from './useConceptForm.ts'
import { VersionClash } from './VersionClash.tsx'

export interface FormDialogProps extends FormSource {
  title: string
  /** Words of the button that saves. */
  action: string
  /** Whose domains are offered. */
  glossary: string
  /** A proposal says why. */
  asksReason: boolean
  /** More choices, above the rest. */
  head?: ReactNode
}

/** Everything a concept has, to be written. Ctrl+Enter saves; closing asks when something is unsaved. */
export function FormDialog(props: FormDialogProps): ReactNode {
  const { t } = useTranslation()
  const form = useConceptForm(props)
  const body = useRef<HTMLDivElement>(null)
  const submit = async (): Promise<void> => {
    if (await form.submit()) return
    // The first problem is where one goes on.
    requestAnimationFrame(() => {
      const wrong = body.current?.querySelector<HTMLElement>('[aria-invalid=true]')
      wrong?.focus({ preventScroll: true })
      wrong?.scrollIntoView({ block: 'center' })
    })
  }
  const keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    void submit()
  }
  const footer = (
    <>
      <FootNote form={form} />
      <button type="button" className="button" onClick={form.close}>
        {t('actions.cancel')}
      </button>
      <button type="button" className="button button-primary" aria-disabled={form.busy} onClick={() => void submit()}>
        {form.busy ? t('glossary.form.saving') : props.action}
      </button>
    </>
  )
  return (
    <Dialog title={props.title} onClose={form.close} footer={footer} wide>
      <div className="concept-form" onKeyDown={keydown} ref={body}>
        <Messages form={form} />
        {props.head}
        <FormContext value={{ fields: form.fields, problems: form.shown, set: form.set, glossary: props.glossary }}>
          <TermInputs lang="vi" />
          <TermInputs lang="en" />
          <ConceptInputs />
        </FormContext>
        {props.asksReason ? <Reason reason={form.reason} onChange={form.setReason} /> : null}
      </div>
      {form.asking ? (
        <ConfirmDialog
          title={t('glossary.form.unsavedTitle')}
          text={t('glossary.form.unsavedText')}
          action={t('glossary.form.discard')}
          onConfirm={form.discard}
          onClose={form.stay}
        />
      ) : null}
    </Dialog>
  )
}

/** What was restored, and what others wrote meanwhile. */
function Messages({ form }: { form: ConceptFormState }): ReactNode {
  return (
    <>
      {form.restored ? <Restored onDiscard={form.startAfresh} /> : null}
      {form.clashes ? <VersionClash clashes={form.clashes} chosen={form.sides} onChoose={form.choose} /> : null}
    </>
  )
}

/** What is wrong, beside the button that meets it; the keys otherwise. */
function FootNote({ form }: { form: ConceptFormState }): ReactNode {
  const { t } = useTranslation()
  const wrong = form.shown.length > 0 ? t('glossary.form.problems', { count: form.shown.length }) : null
  const message = form.error === null ? wrong : errorText(t, form.error)
  if (message !== null) {
    return (
      <p className="form-hint field-error" role="alert">
        {message}
      </p>
    )
  }
  return (
    <p className="form-hint">
      <Trans i18nKey="glossary.form.hint" components={[<kbd key="key" className="kbd" />]} />
    </p>
  )
}

function Reason({ reason, onChange }: { reason: string; onChange: (reason: string) => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <label className="field">
      <span className="field-label">{t('glossary.form.reason')}</span>
      <textarea
        className="input"
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

function Restored({ onDiscard }: { onDiscard: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <p className="form-note">
      {t('glossary.form.restored')}{' '}
      <button type="button" className="link-button" onClick={onDiscard}>
        {t('glossary.form.startAfresh')}
      </button>
    </p>
  )
}
