import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConflictPolicy, GlossaryInfo, GlossaryPreview } from '../../core/api.ts'
import { codeText, errorText } from '../errorText.ts'
import { AppError } from '../../core/errors.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Loading } from '../ui/Loading.tsx'
import { FileStep } from './FileStep.tsx'
import { PreviewStep } from './PreviewStep.tsx'
import { ResultStep, RunningStep } from './ResultStep.tsx'
import { useImport, type GlossaryImport, type ImportStep } from './useImport.ts'

/** Concepts that would come or change, given what is done about contradictions. */
export function countOf({ counts }: GlossaryPreview, policy: ConflictPolicy): number {
  const { added = 0, changed = 0, conflicting = 0 } = counts
  return added + changed + (policy === 'keep' ? 0 : conflicting)
}

/** Choose a file, see what it would do, import it or not. */
export function ImportDialog({ glossary, onClose }: { glossary: GlossaryInfo; onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const work = useImport(glossary.id)
  const [policy, setPolicy] = useState<ConflictPolicy>('keep')
  const { step, error } = work
  // A running import is stopped by its own button only: a slip must not throw it away.
  const close = step.at === 'running' ? () => undefined : onClose
  return (
    <Dialog
      title={t('glossary.import.title', { name: glossary.name })}
      onClose={close}
      footer={<Foot work={work} policy={policy} onClose={onClose} />}
      wide
    >
      <div className="import">
        <Steps at={step.at} />
        {error ? (
          <p className="field-error" role="alert">
            {error instanceof AppError ? codeText(t, error.code, error.params) : errorText(t, error)}
          </p>
        ) : null}
        {step.at === 'file' ? <FileStep onFile={work.choose} /> : null}
        {step.at === 'reading' ? (
          <div role="status">
            <p className="import-file">{t('glossary.import.reading', { file: step.file.name })}</p>
            <Loading />
          </div>
        ) : null}
        {step.at === 'preview' ? (
          <PreviewStep
            glossary={glossary.id}
            preview={step.preview}
            remapping={step.remapping ?? false}
            onRemap={work.remap}
            policy={policy}
            onPolicy={setPolicy}
          />
        ) : null}
        {step.at === 'running' ? <RunningStep state={step.state} /> : null}
        <ResultStep step={step} onUndo={work.undo} />
      </div>
    </Dialog>
  )
}

const places = ['file', 'preview', 'done'] as const

function Steps({ at }: { at: ImportStep['at'] }): ReactNode {
  const { t } = useTranslation()
  const here = at === 'file' || at === 'reading' ? 'file' : at === 'preview' ? 'preview' : 'done'
  return (
    <ol className="steps" aria-label={t('glossary.import.stepsLabel')}>
      {places.map((place) => (
        <li key={place} aria-current={place === here ? 'step' : undefined}>
          {t(`glossary.import.steps.${place}`)}
        </li>
      ))}
    </ol>
  )
}

interface FootProps {
  work: GlossaryImport
  policy: ConflictPolicy
  onClose: () => void
}

function Foot({ work, policy, onClose }: FootProps): ReactNode {
  const { t } = useTranslation()
  const { step } = work
  if (step.at === 'running') {
    return (
      <button type="button" className="button" onClick={work.stop}>
        {t('glossary.import.stop')}
      </button>
    )
  }
  if (step.at !== 'preview') {
    const over = step.at === 'done' || step.at === 'cancelled' || step.at === 'undone'
    return (
      <button type="button" className={over ? 'button button-primary' : 'button'} onClick={onClose}>
        {t(over ? 'glossary.import.close' : 'glossary.import.cancel')}
      </button>
    )
  }
  const count = countOf(step.preview, policy)
  return (
    <>
      <button type="button" className="button button-quiet" onClick={work.restart}>
        {t('glossary.import.back')}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {t('glossary.import.cancel')}
      </button>
      <button
        type="button"
        className="button button-primary"
        disabled={count === 0 || step.remapping}
        onClick={() => work.commit(policy, count)}
      >
        {count === 0 ? t('glossary.import.nothing') : t('glossary.import.commit', { count })}
      </button>
    </>
  )
}
