import type { ConceptDraft, RouteReply } from '../../core/api.ts'
import type { Term } from '../../glossary/concept.ts'
import { freshId } from './client-edits.ts'
import { eventually, failureOf, type TestServer } from './server.ts'

const term = (lang: Term['lang'], text: string, status: Term['status'] = 'preferred'): Term => ({
  lang,
  text,
  status,
  provisional: false,
})

/** A concept as a person writes it: a Vietnamese term and its preferred English. */
export const draft = (vi: string, en: string, more: Partial<ConceptDraft> = {}): ConceptDraft => ({
  partOfSpeech: 'noun',
  domain: 'party',
  definition: '',
  note: '',
  confidence: '',
  caseRule: 'fold',
  terms: [term('vi', vi), term('en', en)],
  ...more,
})

export const written = () => ({ client: 'tab-1', requestId: freshId('glossary') })

export async function aGlossary(server: TestServer, name = 'Thuật ngữ của Ban'): Promise<string> {
  return (await server.call('createGlossary', { body: { ...written(), name } })).id
}

export async function aConcept(server: TestServer, glossary: string, concept: ConceptDraft): Promise<string> {
  const added = await server.call('addConcept', { params: { glossary }, body: { ...written(), concept } })
  return added.concept?.id ?? ''
}

/** The dry run of a file. */
export async function previewed(
  server: TestServer,
  glossary: string,
  name: string,
  text: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
): Promise<RouteReply<'previewGlossaryImport'>> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const response = await server.send('previewGlossaryImport', { params: { glossary }, file: { name, bytes }, fields })
  if (!response.ok) throw await failureOf(response)
  return (await response.json()) as RouteReply<'previewGlossaryImport'>
}

/** Carries a dry run out and waits for its end. */
export async function committed(
  server: TestServer,
  preview: { glossary: string; import: string },
  conflicts: 'keep' | 'replace' | 'merge' = 'keep',
): Promise<RouteReply<'getGlossaryImport'>> {
  const params = { glossary: preview.glossary, import: preview.import }
  await server.call('commitGlossaryImport', { params, body: { ...written(), conflicts } })
  return ended(server, params)
}

export async function ended(
  server: TestServer,
  params: { glossary: string; import: string },
): Promise<RouteReply<'getGlossaryImport'>> {
  return eventually(async () => {
    const state = await server.call('getGlossaryImport', { params })
    return state.state === 'running' ? null : state
  }, 'the import')
}

/** All concepts of a glossary, headwords with their preferred English. */
export async function pairsOf(server: TestServer, glossary: string): Promise<[string, string][]> {
  const pairs: [string, string][] = []
  let after: string | null = null
  do {
    const page: RouteReply<'listConcepts'> = await server.call('listConcepts', {
      params: { glossary },
      query: { limit: 1000, ...(after === null ? {} : { after }) },
    })
    for (const { terms } of page.concepts) {
      const text = (lang: string) => terms.find((one) => one.lang === lang && one.status === 'preferred')?.text ?? ''
      pairs.push([text('vi'), text('en')])
    }
    after = page.next
  } while (after !== null)
  return pairs
}
