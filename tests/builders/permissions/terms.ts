import type { BulkChange } from '../../../core/api.ts'
import { edit, freshId, saveBody, typed } from '../client-edits.ts'
import { draft } from '../glossary.ts'
import type { AnyInput } from '../server.ts'
import { each, line, managers, speakers, terminologists, type Line } from './line.ts'
import { written, type Actor, type World } from './world.ts'

/** The term base: concepts, proposals, files, and changed terms in translations. */

const aDraft = () => draft(freshId('tổ chức'), 'organisation')
/** A concept of one's own in the project's glossary. */
async function fresh(world: World): Promise<{ glossary: string; concept: string }> {
  const { glossary } = world
  return { glossary, concept: await world.conceptIn(glossary, aDraft()) }
}

const concepts: Line[] = [
  line('addConcept', '', speakers, ({ params }) => ({ params, body: { ...written(), concept: aDraft() } })),
  line('changeConcept', '', speakers, async (world) => ({
    params: await fresh(world),
    body: { ...written(), ifVersion: 1, concept: aDraft() },
  })),
  line('deleteConcept', '', speakers, async (world) => ({ params: await fresh(world), query: { ifVersion: 1 } })),
  line('revertConcept', '', terminologists, async (world) => {
    const params = await fresh(world)
    await world.admin.call('changeConcept', { params, body: { ...written(), ifVersion: 1, concept: aDraft() } })
    return { params, body: { ...written(), to: await firstChange(world, params) } }
  }),
]
async function firstChange({ admin }: World, params: { glossary: string; concept: string }): Promise<number> {
  const { changes } = await admin.call('conceptHistory', { params })
  return changes.at(-1)?.n ?? 0
}

const bulk = async (world: World, change: BulkChange) => {
  const { glossary, concept } = await fresh(world)
  return { params: { glossary }, body: { ...written(), concepts: [concept], change } }
}
const bulkLine = (change: BulkChange): Line =>
  line('bulkChange', change.kind, terminologists, (world) => bulk(world, change))

const many = each<BulkChange['kind'] | 'undo'>({
  domain: bulkLine({ kind: 'domain', domain: 'law' }),
  provisional: bulkLine({ kind: 'provisional', provisional: true }),
  status: bulkLine({ kind: 'status', lang: 'en', status: 'admitted' }),
  caseRule: bulkLine({ kind: 'caseRule', caseRule: 'cap' }),
  validity: bulkLine({ kind: 'validity', validFrom: '2016-01-01' }),
  copy: line('bulkChange', 'copy', terminologists, async (world) =>
    bulk(world, { kind: 'copy', to: await world.glossaryInUse() }),
  ),
  delete: bulkLine({ kind: 'delete' }),
  undo: line('undoBulk', '', terminologists, async (world) => {
    const asked = await bulk(world, { kind: 'domain', domain: 'law' })
    const { batch } = await world.admin.call('bulkChange', asked)
    return { params: asked.params, body: { ...written(), batch } }
  }),
})

/** A proposal of the translator, or of the actor where they propose: those who keep terms decide at once. */
async function proposal(world: World, actor?: Actor): Promise<{ glossary: string; proposal: string }> {
  const translator = world.actors.find(({ as }) => as === 'translator')
  const by = actor && proposers.some((role) => role === actor.as) ? actor : translator
  const body = { ...written(), concept: aDraft() }
  const added = await by?.browser.call('addConcept', { params: { glossary: world.glossary }, body })
  return { glossary: world.glossary, proposal: added?.proposal?.id ?? '' }
}
const proposers = speakers.filter((role) => !terminologists.includes(role))

const proposals: Line[] = [
  line('decideProposal', 'approve', terminologists, async (world) => ({
    params: await proposal(world),
    body: { ...written(), decision: 'approve', ifVersion: 1 },
  })),
  line('decideProposal', 'reject', terminologists, async (world) => ({
    params: await proposal(world),
    body: { ...written(), decision: 'reject' },
  })),
  line('withdrawProposal', "one's own", proposers, async (world, actor) => ({ params: await proposal(world, actor) })),
]

const csv = () => ({ name: 'terms.csv', bytes: new TextEncoder().encode(`vi,en\n${freshId('đoàn')},union\n`) })
async function preview(world: World): Promise<{ glossary: string; import: string }> {
  const { glossary, admin, server } = world
  const form = new FormData()
  const { name, bytes } = csv()
  form.append('file', new Blob([bytes]), name)
  const headers = { origin: server.url, cookie: admin.cookie }
  const sent = await fetch(`${server.url}/api/glossaries/${glossary}/imports`, { method: 'POST', headers, body: form })
  return { glossary, import: ((await sent.json()) as { import: string }).import }
}
const importing = async (world: World, body?: unknown): Promise<AnyInput> => ({
  params: await preview(world),
  ...(body !== undefined && { body }),
})
const mapping = { header: true, columns: ['vi', 'en'] }

/** A dry run writes nothing yet. */
const files: Line[] = [
  line('previewGlossaryImport', '', terminologists, ({ params }) => ({ params, file: csv() }), { idle: true }),
  line('remapGlossaryImport', '', terminologists, (world) => importing(world, { mapping }), { idle: true }),
  line('listGlossaryImportRows', '', terminologists, (world) => importing(world)),
  line('getGlossaryImport', '', terminologists, (world) => importing(world)),
  line('commitGlossaryImport', '', terminologists, (world) => importing(world, { ...written(), conflicts: 'keep' })),
  line('cancelGlossaryImport', '', terminologists, (world) => importing(world), { idle: true }),
]

/** A changed term stands the old way in a row. */
async function impact(world: World) {
  const segment = world.row()
  const { document, glossary, concept } = world
  const items = [edit(segment, 0, typed(0, 'The conference met.'))]
  await world.admin.call('save', { params: { document }, body: saveBody(items) })
  const segments = [{ document, segment, version: 1 }]
  return { params: { glossary, concept }, body: { ...written(), from: 'conference', to: 'congress', segments } }
}

/** Asks for both: the terms are one's own to keep, the text is the translators'. */
const used: Line[] = [
  line('applyTermImpact', '', managers, impact),
  line('undoTermImpact', '', managers, async (world) => {
    const asked = await impact(world)
    const { batch } = await world.admin.call('applyTermImpact', asked)
    return { params: asked.params, body: { ...written(), batch } }
  }),
]

const keeping: Line[] = [
  line('changeGlossary', '', terminologists, ({ params }) => ({ params, body: { name: freshId('Thuật ngữ') } })),
  line('deleteGlossary', '', managers, async (world) => ({ params: { glossary: await world.glossaryInUse() } })),
]

export const terms: Line[] = [...concepts, ...many, ...proposals, ...files, ...used, ...keeping]
