import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErrorMark } from '../../../core/api.ts'
import { announce } from '../../announce.ts'
import { errorText } from '../../errorText.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import type { SectionProps } from '../feature.ts'
import { annotate } from './commands.ts'
import { ErrorCard } from './ErrorCard.tsx'
import { JudgeForm } from './JudgeForm.tsx'
import { ScoreBox } from './ScoreBox.tsx'
import { useErrors } from './store.ts'

/** Errors of the active segment, the form that marks them, and the document's score. */
export function ErrorsSection({ session, row }: SectionProps): ReactNode {
  const { t } = useTranslation()
  const store = useErrors(session)
  const [failure, setFailure] = useState<ReactNode>(null)
  const errors = store.ofRow(row)
  const judging = store.judging?.row === row ? store.judging : null
  const mayJudge = session.can('approve')
  const remove = (error: ErrorMark): void => {
    setFailure(null)
    store.remove(error).then(
      () => announce(t('mqm.taken')),
      (cause: unknown) =>
        setFailure(
          <p className="error" role="alert">
            {errorText(t, cause)}
          </p>,
        ),
    )
  }
  return (
    <section className="mqm" aria-labelledby="mqm-heading">
      <div className="panel-head">
        <h2 className="label" id="mqm-heading">
          {t('mqm.heading')}
        </h2>
        {mayJudge ? <Kbd keys="Mod+Alt+E" /> : null}
      </div>
      {failure}
      {errors.length === 0 ? null : (
        <ul className="mqm-list" aria-label={t('mqm.list')}>
          {errors.map((error) => (
            <ErrorCard
              key={error.id}
              store={store}
              error={error}
              mine={mayJudge && (error.author.id === session.user.id || session.can('manage'))}
              onEdit={() => store.judge({ row, side: error.side, chosen: null, error })}
              onRemove={() => remove(error)}
            />
          ))}
        </ul>
      )}
      {judging ? (
        <JudgeForm
          key={judging.error?.id ?? `${judging.side} ${judging.chosen?.from ?? ''}`}
          store={store}
          judging={judging}
        />
      ) : mayJudge ? (
        <AnnotateButton session={session} row={row} />
      ) : null}
      <ScoreBox store={store} />
    </section>
  )
}

function AnnotateButton({ session, row }: SectionProps): ReactNode {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className="button button-small"
      // What is selected in the text stays selected.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => annotate(session, row)}
    >
      {t('commands.annotate')}
    </button>
  )
}
