import * as z from 'zod/mini'
import { abbreviationLimit, SeveritiesSchema, StyleSchema, type ProjectSettings, type RouteBody } from '../core/api.ts'
import { AppError } from '../core/errors.ts'
import { defaultStyle, type Style } from '../core/language/meaning/style.ts'
import { requireProject } from './find.ts'
import type { Hub } from './live/hub.ts'
import type { ReadQueries, Store, WriteQueries } from './store/store.ts'

/** What a project has chosen: everything else is the default of the program that reads it. */
const StoredSchema = z.object({
  style: z._default(z.partial(StyleSchema), {}),
  severities: z._default(SeveritiesSchema, {}),
  abbreviations: z._default(z.array(z.string()), []),
})
type Stored = z.infer<typeof StoredSchema>

/** Where settings are kept, and who is told when they change. */
interface Announced {
  store: Store
  hub: Hub
}

const everythingByDefault = {
  style: defaultStyle satisfies ProjectSettings['style'],
  severities: {},
  abbreviations: [],
}

async function stored(queries: Pick<ReadQueries, 'projects'>, project: string): Promise<Stored> {
  return StoredSchema.parse((await queries.projects.settings(project)) ?? {})
}

function complete({ style, severities, abbreviations }: Stored): ProjectSettings & { style: Style } {
  return { style: { ...everythingByDefault.style, ...chosen(style) }, severities, abbreviations }
}

/** Without the keys that are there and undefined, which would overwrite a default. */
function chosen<T extends object>(partial: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

export async function projectSettings(
  queries: Pick<ReadQueries, 'projects'>,
  project: string,
): Promise<ReturnType<typeof complete>> {
  return complete(await stored(queries, project))
}

/** Changes style and severities; open documents of the project are told. */
export async function changeSettings(
  deps: Announced & { now: () => number },
  project: string,
  change: RouteBody<'changeProjectSettings'>,
): Promise<ProjectSettings> {
  const settings = await deps.store.write(async (tx) => {
    await requireProject(tx, project)
    const before = await stored(tx, project)
    const after: Stored = {
      ...before,
      style: { ...before.style, ...chosen(change.style ?? {}) },
      severities: change.severities ?? before.severities,
    }
    await tx.projects.setSettings(project, after, deps.now())
    return complete(after)
  })
  await announceSettings(deps, project)
  return settings
}

/** Adds or removes an abbreviation inside a write. Throws AppError settings.tooManyAbbreviations. */
export async function setAbbreviation(
  tx: WriteQueries,
  project: string,
  abbreviation: string,
  present: boolean,
  at: number,
): Promise<ProjectSettings> {
  const before = await stored(tx, project)
  if (before.abbreviations.includes(abbreviation) === present) return complete(before)
  const others = before.abbreviations.filter((other) => other !== abbreviation)
  if (present && others.length >= abbreviationLimit) {
    throw new AppError('settings.tooManyAbbreviations', { limit: abbreviationLimit })
  }
  const after: Stored = { ...before, abbreviations: present ? [...others, abbreviation] : others }
  await tx.projects.setSettings(project, after, at)
  return complete(after)
}

/** Tells everyone in a document of the project that its settings are others now. */
export async function announceSettings({ store, hub }: Announced, project: string): Promise<void> {
  for (const { id } of await store.read.documents.list(project)) hub.announce(id, { type: 'settings' })
}
