import type { ConceptDraft, RouteBody, SaveItem } from '../../../core/api.ts'
import { roles, type Role } from '../../../core/model/permissions.ts'
import { edit, freshId, move, saveBody, typed } from '../client-edits.ts'
import { draft } from '../glossary.ts'
import { aPerson, Browser, closedBy } from '../people.ts'
import { eventually, startTestServer, type TestServer } from '../server.ts'

/** Somebody who tries: one of each role, somebody with no part in the project, and somebody who is not signed in. */
export interface Actor {
  as: Role | 'outside' | 'signedOut'
  id: string
  browser: Browser
}

const paragraphs = 600
export const sentence = 'Hội nghị họp.'

export const written = () => ({ client: 'tab', requestId: freshId('attempt') })

/** A server with people, and a project in which there is something of everything. */
export class World {
  readonly server: TestServer
  /** Manages the server: lays everything ready. */
  readonly admin: Browser
  readonly actors: readonly Actor[]
  readonly project: string
  /** A long document, of whose rows everybody gets fresh ones. */
  readonly document: string
  /** A short one, to be read. */
  readonly small: string
  readonly job: string
  readonly glossary: string
  readonly concept: string
  readonly #rows: readonly string[]
  #next = 0
  #look = 0

  private constructor(
    parts: Pick<World, 'server' | 'admin' | 'actors' | 'project' | 'glossary' | 'concept'>,
    made: Made,
  ) {
    this.server = parts.server
    this.admin = parts.admin
    this.actors = parts.actors
    this.project = parts.project
    this.glossary = parts.glossary
    this.concept = parts.concept
    this.document = made.long.document
    this.small = made.short.document
    this.job = made.short.job
    this.#rows = made.long.rows
  }

  static async open(): Promise<World> {
    const server = await startTestServer()
    const { id: project } = await server.call('createProject', { body: { name: 'Thử nghiệm' } })
    const text = Array.from({ length: paragraphs }, (_, n) => `${sentence} Đại biểu số ${n} biểu quyết.`).join('\n')
    const admin = await closedBy(server)
    const long = await anImport(admin, project, text)
    const short = await anImport(admin, project, 'Hội nghị họp. Ảnh.')
    const actors: Actor[] = []
    for (const role of roles) actors.push({ as: role, ...(await aPerson(server, admin, role, { project, role })) })
    actors.push({ as: 'outside', ...(await aPerson(server, admin, 'outside')) })
    actors.push({ as: 'signedOut', id: '', browser: new Browser(server) })
    const glossary = await aGlossaryOf(admin, project)
    const concept = await aConceptIn(admin, glossary)
    return new World({ server, admin, actors, project, glossary, concept }, { long, short })
  }

  /** Two rows of one paragraph that nobody has touched. */
  pair(): [string, string] {
    const [first, second] = this.#rows.slice(this.#next, this.#next + 2)
    this.#next += 2
    if (first === undefined || second === undefined) throw new Error('the long document is too short')
    return [first, second]
  }

  /** A number that rises. */
  nextLook(): number {
    return ++this.#look
  }

  row(): string {
    return this.pair()[0]
  }

  get params() {
    return { document: this.document, project: this.project, glossary: this.glossary, concept: this.concept }
  }

  async #save(item: SaveItem): Promise<void> {
    const { results } = await this.admin.call('save', { params: { document: this.document }, body: saveBody([item]) })
    if (results[0]?.result !== 'ok') throw new Error(JSON.stringify(results))
  }

  /** A fresh row in this state, with its version. */
  async rowIn(status: 'untranslated' | 'draft' | 'confirmed' | 'approved', text = 'The conference met.') {
    const segment = this.row()
    if (status === 'untranslated') return { segment, version: 0 }
    let version = 0
    await this.#save(edit(segment, version++, typed(0, text)))
    if (status !== 'draft') await this.#save(move(segment, version++, 'confirmed'))
    if (status === 'approved') await this.#save(move(segment, version++, 'approved'))
    return { segment, version }
  }

  /** A fresh draft without a word. */
  async emptyDraft() {
    const segment = this.row()
    await this.#save(move(segment, 0, 'draft'))
    return { segment, version: 1 }
  }

  async lockedRow(locked = true) {
    const { segment, version } = await this.rowIn('draft')
    const body = { ...written(), action: { kind: 'lock' as const }, segments: [{ segment, version }] }
    if (locked) await this.admin.call('batch', { params: { document: this.document }, body })
    return { segment, version: locked ? version + 1 : version }
  }

  /** The actor where they may, else whoever lays ready: something of one's own for those who can have it. */
  ownOf(actor: Actor, who: readonly Role[]): Browser {
    return who.some((role) => role === actor.as) ? actor.browser : this.admin
  }

  async thread(by: Browser = this.admin) {
    const body: RouteBody<'addThread'> = { ...written(), segment: null, anchor: null, text: 'Vì sao?', mentions: [] }
    const { id, comments } = await by.call('addThread', { params: { document: this.document }, body })
    return { document: this.document, thread: id, comment: comments[0]?.id ?? '' }
  }

  /** What a request has set going comes to its end. */
  async settle(response: Response): Promise<void> {
    if (response.status !== 202) return
    const { job } = (await response.json()) as { job?: string }
    await eventually(async () => {
      if (job !== undefined) return (await this.admin.call('getJob', { params: { job } })).state === 'done' || null
      const { pathname } = new URL(response.url)
      const [, , , glossary = '', , taken = ''] = pathname.split('/')
      const { state } = await this.admin.call('getGlossaryImport', { params: { glossary, import: taken } })
      return state === 'done' || null
    }, 'what was set going')
  }

  importing(project: string, text: string) {
    return anImport(this.admin, project, text)
  }

  async glossaryInUse(): Promise<string> {
    return aGlossaryOf(this.admin, this.project, [this.glossary])
  }

  conceptIn(glossary: string, more?: ConceptDraft, by: Browser = this.admin): Promise<string> {
    return aConceptIn(by, glossary, more)
  }

  /** A project of its own, in which the actor has the role they have here. */
  async projectWith({ as, id }: Actor): Promise<string> {
    const { id: project } = await this.admin.call('createProject', { body: { name: 'Riêng' } })
    const role = roles.find((one) => one === as)
    if (role) await this.admin.call('setMember', { params: { project }, body: { person: id, role } })
    return project
  }
}

interface Imported {
  document: string
  job: string
  rows: string[]
}
interface Made {
  long: Imported
  short: Imported
}

async function anImport(admin: Browser, project: string, text: string): Promise<Imported> {
  const { job } = await admin.call('importText', { params: { project }, body: { title: 'Văn bản', text } })
  const document = await eventually(async () => {
    const state = await admin.call('getJob', { params: { job } })
    if (state.state === 'failed') throw new Error(JSON.stringify(state.error))
    return state.state === 'done' ? state.document : null
  }, 'the import')
  const { rows } = await admin.call('getRows', { params: { document }, query: { limit: 5000 } })
  return { document, job, rows: rows.map(({ id }) => id) }
}

async function aGlossaryOf(admin: Browser, project: string, others: string[] = []): Promise<string> {
  const { id } = await admin.call('createGlossary', { body: { ...written(), name: freshId('Thuật ngữ') } })
  await admin.call('setProjectGlossaries', { params: { project }, body: { active: [...others, id], takesNew: id } })
  return id
}

async function aConceptIn(by: Browser, glossary: string, concept = draft('hội nghị', 'conference')): Promise<string> {
  const added = await by.call('addConcept', { params: { glossary }, body: { ...written(), concept } })
  return added.concept?.id ?? ''
}
