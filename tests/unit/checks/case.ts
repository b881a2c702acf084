/** A labelled pair: must the named check fire on it, or stay silent? */
export interface Case {
  check: string
  fires: boolean
  source: string
  target: string
  context: readonly (readonly [source: string, target: string])[]
}

type Line = readonly [source: string, target: string, ...context: (readonly [string, string])[]]

/** The cases of one check. */
export function cases(check: string, fires: readonly Line[], silent: readonly Line[]): Case[] {
  const read =
    (verdict: boolean) =>
    ([source, target, ...context]: Line): Case => ({ check, fires: verdict, source, target, context })
  return [...fires.map(read(true)), ...silent.map(read(false))]
}
