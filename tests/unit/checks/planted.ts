/** A right translation, and what it is with one fault each, by the check that must speak. */
export interface Planted {
  source: string
  right: string
  wrong: readonly (readonly [target: string, check: string])[]
}

type Line = readonly [source: string, right: string, ...wrong: (readonly [target: string, check: string])[]]

export function planted(lines: readonly Line[]): Planted[] {
  return lines.map(([source, right, ...wrong]) => ({ source, right, wrong }))
}
