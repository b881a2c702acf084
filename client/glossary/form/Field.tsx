import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useForm } from './formContext.ts'

interface Props {
  /** As problems name it. */
  name: string
  label: string
  hint?: string
  className?: string
  /** Not shown, but said. */
  hideLabel?: boolean
  children: (input: {
    id: string
    'aria-invalid': boolean | undefined
    'aria-describedby': string | undefined
  }) => ReactNode
}

/** A label, its input, and what is wrong with it. */
export function Field({ name, label, hint, className = '', hideLabel = false, children }: Props): ReactNode {
  const { t } = useTranslation()
  const { problems } = useForm()
  const id = useId()
  const problem = problems.find(({ field }) => field === name)
  const described = problem ? `${id}-problem` : hint ? `${id}-hint` : undefined
  return (
    <div className={`field ${className}`}>
      <label className={hideLabel ? 'visually-hidden' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-invalid': problem ? true : undefined, 'aria-describedby': described })}
      {problem ? (
        <p className="field-error" id={`${id}-problem`}>
          {t(`glossary.problem.${problem.code}`)}
        </p>
      ) : null}
      {hint && !problem ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
