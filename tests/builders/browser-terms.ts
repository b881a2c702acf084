import { randomUUID } from 'node:crypto'
import type { ConceptDraft } from '../../core/api.ts'
import type { BuiltServer } from './browser-server.ts'
import { aDocument } from './browser-workbench.ts'

type Term = ConceptDraft['terms'][number]

export const term = (lang: 'vi' | 'en', text: string, more: Partial<Term> = {}): Term => ({
  lang,
  text,
  status: 'preferred',
  provisional: false,
  ...more,
})

export const concept = (terms: Term[], more: Partial<ConceptDraft> = {}): ConceptDraft => ({
  partOfSpeech: 'noun',
  domain: '',
  definition: '',
  note: '',
  confidence: '',
  caseRule: 'fold',
  terms,
  ...more,
})

export interface TermProject {
  project: string
  document: string
  glossary: string
}

const written = () => ({ client: 'builder', requestId: randomUUID() })

/** A project with a document and a glossary of its own, which comes before the shipped one and takes new terms. */
export async function aTermProject(server: BuiltServer, text: string, concepts: ConceptDraft[]): Promise<TermProject> {
  const document = await aDocument(server, text)
  const { project } = await server.call('getDocument', { params: { document } })
  const { glossaries } = await server.call('getProjectGlossaries', { params: { project } })
  const name = `Thuật ngữ ${document.slice(-6)}`
  const { id: glossary } = await server.call('createGlossary', { body: { ...written(), name } })
  for (const one of concepts) {
    await server.call('addConcept', { params: { glossary }, body: { ...written(), concept: one } })
  }
  const others = glossaries.filter(({ place }) => place !== null).map(({ id }) => id)
  await server.call('setProjectGlossaries', {
    params: { project },
    body: { active: [glossary, ...others], takesNew: glossary },
  })
  return { project, document, glossary }
}
