import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { dimensionOf, errorSeverities, isOmission } from '../../../core/review/mqm/typology.ts'
import { Choice } from './Choice.tsx'
import { dimensionName, severityName, typeName } from './names.ts'
import type { ErrorStore, Judging } from './store.ts'
import { useJudgement, type Judgement } from './useJudgement.ts'

/** Kind, severity and note of an error; all of it by keys. */
export function JudgeForm({ store, judging }: { store: ErrorStore; judging: Judging }): ReactNode {
  const { t } = useTranslation()
  const box = useRef<HTMLFormElement>(null)
  const judgement = useJudgement(store, judging)
  const { category, note, busy, failure, save, close } = judgement
  useEffect(() => box.current?.querySelector<HTMLInputElement>('[data-first]')?.focus(), [])
  const keydown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && (event.target as HTMLElement).tagName !== 'BUTTON') save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      ref={box}
      className="mqm-form"
      aria-label={t('mqm.heading')}
      onKeyDown={keydown}
      onSubmit={(event) => event.preventDefault()}
    >
      <About judging={judging} omission={isOmission(category)} />
      <Choices judgement={judgement} box={box} />
      <label className="mqm-field">
        <span className="label">{t('mqm.noteOptional')}</span>
        <input
          className="input"
          value={note}
          maxLength={2000}
          placeholder={t('mqm.notePlaceholder')}
          onChange={(event) => judgement.setNote(event.target.value)}
        />
      </label>
      {failure === '' ? null : (
        <p className="error" role="alert">
          {failure}
        </p>
      )}
      <div className="mqm-actions">
        <button type="button" className="button button-small button-primary" disabled={busy} onClick={save}>
          {t(judging.error ? 'mqm.saveChange' : 'mqm.save')}
        </button>
        <button type="button" className="button button-small button-quiet" onClick={close}>
          {t('mqm.cancel')}
        </button>
      </div>
      <p className="mqm-keys">{t('mqm.keys')}</p>
    </form>
  )
}

/** Dimension, type, severity: a digit chooses and goes on to the next group. */
function Choices({ judgement, box }: { judgement: Judgement; box: RefObject<HTMLFormElement | null> }): ReactNode {
  const { t } = useTranslation()
  const { category, types, severity } = judgement
  const dimension = dimensionOf(category)
  /** The groups after this one are drawn anew before the next key comes, however fast it does. */
  const choose = (set: () => void, next: number | null): void => {
    if (next === null) return set()
    flushSync(set)
    box.current?.querySelectorAll('fieldset')[next]?.querySelector<HTMLInputElement>(':checked')?.focus()
  }
  return (
    <>
      <Choice
        legend={t('mqm.dimension')}
        options={judgement.groups}
        value={dimension}
        nameOf={(one) => dimensionName(t, one)}
        onChoose={(one, byKey) => choose(() => judgement.setDimension(one), byKey ? 1 : null)}
        first
      />
      {types.length > 1 ? (
        <Choice
          legend={t('mqm.type')}
          options={types}
          value={category}
          nameOf={(one) => (one === dimension ? t('mqm.anyType') : typeName(t, one))}
          onChoose={(one, byKey) => choose(() => judgement.setCategory(one), byKey ? 2 : null)}
        />
      ) : null}
      <Choice
        legend={t('mqm.severity')}
        options={errorSeverities}
        value={severity}
        nameOf={(one) => severityName(t, one)}
        onChoose={judgement.setSeverity}
      />
    </>
  )
}

/** The words that are judged. What is missing from the translation is looked for in the source. */
function About({ judging, omission }: { judging: Judging; omission: boolean }): ReactNode {
  const { t } = useTranslation()
  const { chosen, error, side } = judging
  const words = chosen ? chosen.flat.slice(chosen.from, chosen.to) : (error?.quote ?? '')
  const whole = t(side === 'source' || (omission && !error) ? 'mqm.wholeSource' : 'mqm.wholeTarget')
  return (
    <p className="mqm-about">
      <span className="label">{t('mqm.about')}</span>{' '}
      {words === '' ? <span>{whole}</span> : <q lang={side === 'source' ? 'vi' : 'en'}>{words}</q>}
    </p>
  )
}
