import type { ReactNode } from 'react'
import { Field } from './Field.tsx'

interface Props {
  name: string
  label: string
  value: string
  onChange: (value: string) => void
}

/** A field for sentences, as wide as the form. */
export function LongField({ name, label, value, onChange }: Props): ReactNode {
  return (
    <Field name={name} label={label} className="form-full">
      {(input) => (
        <textarea
          {...input}
          className="input"
          rows={2}
          maxLength={5000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
