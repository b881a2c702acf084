import type { DecisionItemSchema } from '../../../core/wire/suggestions.ts'
import type * as z from 'zod/mini'
import type { Role } from '../../../core/model/permissions.ts'
import type { Browser } from '../people.ts'
import type { AnyInput } from '../server.ts'
import { approvers, line, managers, none, speakers, writers, type Line } from './line.ts'
import { written, type Actor, type World } from './world.ts'

/** What people say of a text: comments, suggestions, errors, checkpoints, the way of a document. */

const inDocument = ({ document }: World, body: unknown): AnyInput => ({ params: { document }, body })
const said = (more: object) => ({ ...written(), segment: null, anchor: null, text: 'Vì sao?', mentions: [], ...more })

const comments: Line[] = [
  line('addThread', 'on the document', speakers, (world) => inDocument(world, said({}))),
  line('addThread', 'on a segment', speakers, (world) => inDocument(world, said({ segment: world.row() }))),
  line('addThread', 'on words', speakers, (world) => {
    const anchor = { side: 'source', from: 0, to: 4, version: 0 }
    return inDocument(world, said({ segment: world.row(), anchor }))
  }),
  line('addThread', 'on a locked row', speakers, async (world) =>
    inDocument(world, said({ segment: (await world.lockedRow()).segment })),
  ),
  line('replyToThread', '', speakers, async (world) => ({
    params: { ...(await world.thread()) },
    body: { ...written(), text: 'Vâng.', mentions: [] },
  })),
  line('editComment', "one's own", speakers, async (world, actor) => ({
    params: { ...(await world.thread(world.ownOf(actor, speakers))) },
    body: { text: 'Tại sao?', mentions: [] },
  })),
  line(
    'editComment',
    "another's",
    none,
    async (world) => ({ params: { ...(await world.thread()) }, body: { text: 'Tại sao?', mentions: [] } }),
    { refusal: (role) => (speakers.includes(role) ? 'comment.notYours' : 'auth.forbidden') },
  ),
  line('resolveThread', 'resolve', speakers, async (world) => ({
    params: { ...(await world.thread()) },
    body: { resolved: true },
  })),
  line('resolveThread', 'reopen', speakers, async (world) => {
    const params = await world.thread()
    await world.admin.call('resolveThread', { params, body: { resolved: true } })
    return { params: { ...params }, body: { resolved: false } }
  }),
]

async function suggestion(world: World, by: Browser): Promise<z.infer<typeof DecisionItemSchema>> {
  const { segment, version } = await world.rowIn('draft')
  const body = { ...written(), segment, ifVersion: 0, baseVersion: version, text: 'The conference was held.' }
  const made = await by.call('suggest', { params: { document: world.document }, body })
  return { suggestion: made.suggestion.id, version: made.suggestion.version, hunks: null }
}
const decide =
  (decision: 'accept' | 'reject', own: boolean) =>
  async (world: World, actor: Actor): Promise<AnyInput> => {
    const item = await suggestion(world, own ? world.ownOf(actor, speakers) : world.admin)
    return inDocument(world, { ...written(), decision, items: [item] })
  }

const suggestions: Line[] = [
  line('suggest', '', speakers, async (world) => {
    const { segment, version } = await world.rowIn('draft')
    return inDocument(world, { ...written(), segment, ifVersion: 0, baseVersion: version, text: 'Held.' })
  }),
  line(
    'suggest',
    'on a locked row',
    none,
    async (world) => {
      const { segment, version } = await world.lockedRow()
      return inDocument(world, { ...written(), segment, ifVersion: 0, baseVersion: version, text: 'Held.' })
    },
    { refusal: (role) => (speakers.includes(role) ? 'save.locked' : 'auth.forbidden') },
  ),
  line('decideSuggestions', "accept another's", writers, decide('accept', false)),
  line('decideSuggestions', "accept one's own", writers, decide('accept', true)),
  line('decideSuggestions', "reject another's", writers, decide('reject', false)),
  line('decideSuggestions', "reject one's own", speakers, decide('reject', true)),
]

const judged = { category: 'accuracy/mistranslation', severity: 'minor', note: '' } as const
async function error(world: World, by: Browser) {
  const body = { ...written(), ...judged, segment: world.row(), side: 'target' as const, anchor: null }
  const { id } = await by.call('addError', { params: { document: world.document }, body })
  return { document: world.document, error: id }
}
const again = { ...judged, severity: 'major' }

const errors: Line[] = [
  line('addError', '', approvers, (world) =>
    inDocument(world, { ...written(), ...judged, segment: world.row(), side: 'target', anchor: null }),
  ),
  line('changeError', "one's own", approvers, async (world, actor) => ({
    params: await error(world, world.ownOf(actor, approvers)),
    body: again,
  })),
  line(
    'changeError',
    "another's",
    managers,
    async (world) => ({
      params: await error(world, world.admin),
      body: again,
    }),
    { refusal: notYours },
  ),
  line('removeError', "one's own", approvers, async (world, actor) => ({
    params: await error(world, world.ownOf(actor, approvers)),
  })),
  line('removeError', "another's", managers, async (world) => ({ params: await error(world, world.admin) }), {
    refusal: notYours,
  }),
  line(
    'importErrors',
    '',
    approvers,
    async ({ admin, document, server }) => {
      const list = await fetch(`${server.url}/api/documents/${document}/errors/export?format=wmt-tsv`, {
        headers: { cookie: admin.cookie },
      })
      return { params: { document }, file: { name: 'errors.tsv', bytes: new Uint8Array(await list.arrayBuffer()) } }
    },
    { idle: true },
  ),
]
function notYours(role: Role) {
  return approvers.includes(role) ? ('error.notYours' as const) : ('auth.forbidden' as const)
}

async function checkpoint({ document }: World, by: Browser) {
  const body = { ...written(), name: 'Bản gửi đi', kind: 'delivered' as const }
  const { id } = await by.call('addCheckpoint', { params: { document }, body })
  return { document, checkpoint: id }
}
const renamed = (params: Awaited<ReturnType<typeof checkpoint>>) => ({ params, body: { name: 'Bản 2' } })

const points: Line[] = [
  line('addCheckpoint', '', writers, (world) => inDocument(world, { ...written(), name: 'Bản 1', kind: 'named' })),
  line('renameCheckpoint', "one's own", writers, async (world, actor) =>
    renamed(await checkpoint(world, world.ownOf(actor, writers))),
  ),
  line('renameCheckpoint', "another's", managers, async (world) => renamed(await checkpoint(world, world.admin))),
  line('deleteCheckpoint', "one's own", writers, async (world, actor) => ({
    params: await checkpoint(world, world.ownOf(actor, writers)),
  })),
  line('deleteCheckpoint', "another's", managers, async (world) => ({ params: await checkpoint(world, world.admin) })),
]

/** A document that has nothing to go through but the approval of the whole. */
async function readyFor(world: World, approved: boolean): Promise<{ document: string }> {
  const { document } = await world.importing(world.project, 'Ảnh.')
  const params = { document }
  const steps = { translate: false, review: false, approve: true }
  await world.admin.call('setSteps', { params, body: { steps } })
  if (approved) await world.admin.call('approveDocument', { params, body: { approved } })
  return params
}

async function assignment({ admin, document }: World, person: string) {
  const body = { ...written(), person, step: 'translate' as const, due: null, ranges: [] }
  const { assignments } = await admin.call('addAssignments', { params: { document }, body })
  return { document, assignment: assignments[0]?.id ?? '' }
}
const anybody = ({ actors }: World): string => actors[0]?.id ?? ''
/** The actor's own, or somebody's where their role takes no work. */
const theirs = (world: World, { id, as }: Actor) =>
  assignment(world, writers.some((role) => role === as) ? id : anybody(world))

let turn = 0
const way: Line[] = [
  line('setSteps', '', managers, (world) => {
    turn += 1
    return inDocument(world, { steps: { translate: true, review: turn % 2 === 0, approve: true } })
  }),
  line('approveDocument', 'approve', approvers, async (world) => ({
    params: await readyFor(world, false),
    body: { approved: true },
  })),
  line('approveDocument', 'take it back', approvers, async (world) => ({
    params: await readyFor(world, true),
    body: { approved: false },
  })),
  line('addAssignments', '', managers, (world) =>
    inDocument(world, { ...written(), person: anybody(world), step: 'review', due: '2026-12-24', ranges: [] }),
  ),
  line('changeAssignment', "one's own is done", writers, async (world, actor) => ({
    params: await theirs(world, actor),
    body: { done: true },
  })),
  line('changeAssignment', "another's is done", managers, async (world) => ({
    params: await assignment(world, 'local-owner'),
    body: { done: true },
  })),
  line('changeAssignment', "one's own, another day", managers, async (world, actor) => ({
    params: await theirs(world, actor),
    body: { due: '2026-12-31' },
  })),
  line('removeAssignment', '', managers, async (world, actor) => ({ params: await theirs(world, actor) })),
]

export const review: Line[] = [...comments, ...suggestions, ...errors, ...points, ...way]
