/**
 * The one name of a concept among all glossaries: `glossary/concept`. A
 * concept's own id is unique within its glossary only, so hits, checks and
 * indexes of a project speak of concepts by this key.
 */
export function conceptKey(glossary: string, concept: string): string {
  return `${glossary}/${concept}`
}

/** The parts of a key. A glossary's id has no slash, a concept's may. A key without one is of no glossary. */
export function splitConceptKey(key: string): { glossary: string; concept: string } {
  const at = key.indexOf('/')
  return at === -1 ? { glossary: '', concept: key } : { glossary: key.slice(0, at), concept: key.slice(at + 1) }
}
