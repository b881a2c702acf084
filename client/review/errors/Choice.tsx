import { useId, type KeyboardEvent, type ReactNode } from 'react'

interface Props<T extends string> {
  legend: string
  options: readonly T[]
  value: T
  nameOf: (option: T) => string
  /** `byKey`: a digit chose it, so that one may go on to the next group. */
  onChoose: (option: T, byKey: boolean) => void
  first?: boolean
}

/** A group of radio buttons drawn as chips; the digits 1 to 9 choose, arrows move as ever. */
export function Choice<T extends string>({ legend, options, value, nameOf, onChoose, first }: Props<T>): ReactNode {
  const name = useId()
  const keydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return
    const option = options[Number(event.key) - 1]
    if (option === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(option, true)
  }
  return (
    <fieldset className="mqm-choice" onKeyDown={keydown}>
      <legend className="label">{legend}</legend>
      {options.map((option, at) => (
        <label key={option} className="mqm-chip">
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === value}
            data-first={first && option === value ? '' : undefined}
            onChange={() => onChoose(option, false)}
          />
          <span>
            {at < 9 ? (
              <span className="mqm-digit" aria-hidden="true">
                {at + 1}
              </span>
            ) : null}
            {nameOf(option)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
