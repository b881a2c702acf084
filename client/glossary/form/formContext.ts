import { createContext, useContext } from 'react'
import type { ConceptFields, Problem, TermFields } from './fields.ts'

export interface FormScope {
  fields: ConceptFields
  /** Those to be shown now. */
  problems: readonly Problem[]
  set: (change: (now: ConceptFields) => ConceptFields) => void
  glossary: string
}

export const FormContext = createContext<FormScope | null>(null)

export function useForm(): FormScope {
  const scope = useContext(FormContext)
  if (!scope) throw new RangeError('no form above')
  return scope
}

/** One term of the form, and how to change it. */
export function useTermFields(key: string): [TermFields | undefined, (change: Partial<TermFields>) => void] {
  const { fields, set } = useForm()
  const change = (values: Partial<TermFields>): void =>
    set((now) => ({ ...now, terms: now.terms.map((term) => (term.key === key ? { ...term, ...values } : term)) }))
  return [fields.terms.find((term) => term.key === key), change]
}
