import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announce.ts'
import { call } from '../../api.ts'
import { useProgress } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { Icon } from '../../ui/Icon.tsx'

interface Props {
  session: DocumentSession
  onFail: (error: unknown) => void
}

/** Offers the ready draft while the sample document is still empty. */
export function SampleOffer({ session, onFail }: Props): ReactNode {
  const { t } = useTranslation()
  const { untranslated, total } = useProgress(session)
  const [state, setState] = useState<'offered' | 'loading' | 'done'>('offered')
  if (!session.document.sample || state === 'done' || untranslated.segments < total.segments) return null
  const load = (): void => {
    setState('loading')
    // The rows arrive as events of another client, so they need a name of their own.
    const client = `sample-${Date.now().toString(36)}`
    call('loadSampleDraft', { params: { document: session.document.id }, body: { client } })
      .then(({ filled }) => {
        setState('done')
        announce(t('workbench.sampleLoaded', { count: filled }))
      })
      .catch((error: unknown) => {
        setState('offered')
        onFail(error)
      })
  }
  return (
    <div className="offer" role="note">
      <p>{t('workbench.sampleOffer')}</p>
      <button type="button" className="button button-small" disabled={state === 'loading'} onClick={load}>
        {t('workbench.sampleAction')}
      </button>
      <button type="button" className="icon-button" aria-label={t('actions.dismiss')} onClick={() => setState('done')}>
        <Icon name="close" size={14} />
      </button>
    </div>
  )
}
