import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'

interface Props {
  /** What was done, to how many rows. */
  did: string
  answer: (yes: boolean) => void
}

/** Asks before many rows change back under everybody's eyes. Nothing is lost by it, so Enter says yes. */
export function TakeBackDialog({ did, answer }: Props): ReactNode {
  const { t } = useTranslation()
  const footer = (
    <>
      <button type="button" className="button" onClick={() => answer(false)}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" data-autofocus>
        {t('workflow.takeBack.action')}
      </button>
    </>
  )
  return (
    <Dialog
      title={t('workflow.takeBack.title')}
      onClose={() => answer(false)}
      onSubmit={() => answer(true)}
      footer={footer}
    >
      <p>
        <strong>{did}</strong>
      </p>
      <p>{t('workflow.takeBack.text')}</p>
    </Dialog>
  )
}
