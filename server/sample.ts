import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import { ReplaceStep } from 'prosemirror-transform'
import { Fragment, Slice } from 'prosemirror-model'
import { z } from 'zod'
import type { SaveItem } from '../core/api.ts'
import { AppError } from '../core/errors.ts'
import type { Actor } from '../core/model/permissions.ts'
import { inlineText } from '../core/model/inline.ts'
import { schema, SCHEMA_VERSION } from '../core/model/schema.ts'
import type { Deps } from './deps.ts'
import { requireDocument } from './find.ts'
import { newId } from './ids.ts'
import { importDocument } from './import.ts'
import { save } from './save.ts'
import { shippedGlossary } from './shipped.ts'
import type { SegmentRecord } from './store/records.ts'
import type { Store } from './store/store.ts'

const createdSetting = 'sample.created'
const projectSetting = 'sample.project'
const projectName = 'Bài mẫu'
const fileName = 'nghe-an-chi-thi-05.txt'
const DraftSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** The files stand beside this module in the sources, and beside the bundle when built. */
const sampleFile = (name: string): URL => new URL(`./sample/${name}`, import.meta.url)

/**
 * Creates the project with the founding article, once in the life of a store:
 * whoever deletes it is not given it again.
 */
export async function createSample(store: Store, owner: string, now: () => number, log: Logger): Promise<void> {
  if ((await store.read.settings.get(createdSetting)) !== null) return
  let bytes: Uint8Array
  try {
    bytes = await readFile(sampleFile('article.txt'))
  } catch (error) {
    log.info({ err: error }, 'no sample article here')
    return
  }
  const project = await sampleProject(store, owner, now())
  const order = { project, bytes, fileName, sample: true, actor: owner }
  await importDocument(store, order, {
    now,
    cancelled: () => false,
    progress: () => Promise.resolve(),
    finished: (tx) => tx.settings.set(createdSetting, '1'),
  })
}

/** The project for the sample; a start that was cut short before the import may have left one. */
async function sampleProject(store: Store, owner: string, at: number): Promise<string> {
  return store.write(async (tx) => {
    const earlier = await tx.settings.get(projectSetting)
    if (earlier !== null && (await tx.projects.get(earlier))) return earlier
    const id = newId(at)
    await tx.projects.insert({
      id,
      name: projectName,
      sourceLang: 'vi',
      targetLang: 'en',
      createdAt: at,
      updatedAt: at,
    })
    await tx.glossaries.setForProject(id, [shippedGlossary.id])
    await tx.people.setMembership({ project: id, user: owner, role: 'owner', since: at })
    await tx.settings.set(projectSetting, id)
    return id
  })
}

/**
 * Fills the segments of the sample that are still empty with the reference
 * draft, as ordinary edits of the person who asks. A segment whose source is
 * not the article's any more (it was split or joined) stays as it is.
 */
export async function loadSampleDraft(
  deps: Deps,
  actor: Actor,
  document: string,
  client: string,
): Promise<{ filled: number }> {
  const record = await requireDocument(deps.store.read, document)
  if (!record.sample) throw new AppError('document.notSample')
  const draft = await readDraft()
  const items: SaveItem[] = []
  let after: string | undefined
  do {
    const page = await deps.store.read.segments.page(document, { after, limit: 500 })
    for (const segment of page.items) {
      const item = fill(segment, draft)
      if (item) items.push(item)
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  if (items.length === 0) return { filled: 0 }
  // Whoever types into one of them meanwhile wins: that item is then a conflict, and stays theirs.
  const { results } = await save(deps, actor, document, { client, requestId: newId(), schema: SCHEMA_VERSION, items })
  return { filled: results.filter(({ result }) => result === 'ok').length }
}

/** Takes from `draft` the next translation of the segment's source; equal sources come in order. */
function fill(segment: SegmentRecord, draft: Map<string, string[]>): SaveItem | null {
  const target = draft.get(inlineText(segment.source))?.shift()
  if (target === undefined || segment.target !== '' || segment.status !== 'untranslated') return null
  const step = new ReplaceStep(0, 0, new Slice(Fragment.from(schema.text(target)), 0, 0))
  return {
    op: 'steps',
    segment: segment.id,
    baseVersion: segment.version,
    steps: [step.toJSON() as Record<string, unknown>],
  }
}

async function readDraft(): Promise<Map<string, string[]>> {
  const rows = DraftSchema.parse(JSON.parse(await readFile(sampleFile('draft.json'), 'utf8')))
  const bySource = new Map<string, string[]>()
  for (const { source, target } of rows) bySource.set(source, [...(bySource.get(source) ?? []), target])
  return bySource
}
