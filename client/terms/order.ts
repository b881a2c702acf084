import type { ProjectGlossaries } from '../../core/api.ts'

type Glossary = ProjectGlossaries['glossaries'][number]

/** The active glossaries of a project, the first one first. */
export function active(glossaries: readonly Glossary[]): Glossary[] {
  return glossaries.filter(({ place }) => place !== null).sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
}

export const activeIds = (glossaries: readonly Glossary[]): string[] => active(glossaries).map(({ id }) => id)

/** The list with one member at another place. */
export function moved(ids: readonly string[], id: string, to: number): string[] {
  const rest = ids.filter((one) => one !== id)
  return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, id)
}
