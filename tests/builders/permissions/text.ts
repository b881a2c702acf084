import type { BatchAction, SaveItem, StructureRequest } from '../../../core/api.ts'
import { HowSchema } from '../../../core/wire/saving.ts'
import type { Role } from '../../../core/model/permissions.ts'
import { segmentStatuses, type SegmentStatus } from '../../../core/model/status.ts'
import { edit, move, saveBody, typed } from '../client-edits.ts'
import type { AnyInput } from '../server.ts'
import { approvers, each, line, managers, none, splitters, writers, type Line } from './line.ts'
import { sentence, written, type World } from './world.ts'

/** Texts, statuses, locks and borders of segments. */

const save = ({ document }: World, item: SaveItem): AnyInput => ({ params: { document }, body: saveBody([item]) })
const lockedFor = (who: Line['who']) => (role: Line['who'][number]) =>
  who.includes(role) ? ('save.locked' as const) : ('auth.forbidden' as const)

/** Who may move a row's status; moves that are not named nobody can make. */
const moves: Record<SegmentStatus, Partial<Record<SegmentStatus, readonly Role[]>>> = {
  untranslated: { draft: writers },
  draft: { untranslated: writers, confirmed: writers },
  confirmed: { draft: writers, approved: approvers },
  approved: { draft: writers, confirmed: writers },
}

function statusMove(from: SegmentStatus, to: SegmentStatus, who: readonly Role[] | undefined): Line[] {
  if (!who) return []
  const make = async (world: World): Promise<AnyInput> => {
    const { segment, version } = to === 'untranslated' ? await world.emptyDraft() : await world.rowIn(from)
    return save(world, move(segment, version, to))
  }
  return [line('save', `${from} → ${to}`, who, make)]
}

const saves = each<SaveItem['op']>({
  steps: [
    line('save', 'text', writers, (world) => save(world, edit(world.row(), 0, typed(0, 'Met.')))),
    line('save', 'text that is approved', writers, async (world) => {
      const { segment, version } = await world.rowIn('approved')
      return save(world, edit(segment, version, typed(0, 'A')))
    }),
    line(
      'save',
      'text of a locked row',
      none,
      async (world) => {
        const { segment, version } = await world.lockedRow()
        return save(world, edit(segment, version, typed(0, 'A')))
      },
      { refusal: lockedFor(writers) },
    ),
    ...HowSchema.options.map((how) =>
      line('save', `text by ${how}`, writers, (world) => {
        const item = edit(world.row(), 0, typed(0, 'Met.'))
        return save(world, { ...item, how } as SaveItem)
      }),
    ),
  ],
  status: [
    ...segmentStatuses.flatMap((from) => segmentStatuses.flatMap((to) => statusMove(from, to, moves[from][to]))),
    line('save', 'sent back with a reason', approvers, async (world) => {
      const { segment, version } = await world.rowIn('confirmed')
      return save(world, { ...move(segment, version, 'draft'), reason: 'Sai số.' } as SaveItem)
    }),
    line(
      'save',
      'status of a locked row',
      none,
      async (world) => {
        const { segment, version } = await world.lockedRow()
        return save(world, move(segment, version, 'confirmed'))
      },
      { refusal: lockedFor(writers) },
    ),
  ],
})

const structure = ({ document }: World, op: StructureRequest['op']): AnyInput => ({
  params: { document },
  body: { ...written(), op },
})
const cut = (segment: string, version = 0) => ({
  ...{ kind: 'split' as const, segment, version },
  ...{ sourceAt: sentence.indexOf(' ') + 1, targetAt: 0 },
})

const borders = each<StructureRequest['op']['kind']>({
  split: [
    line('restructure', 'split', splitters, (world) => structure(world, cut(world.row()))),
    line(
      'restructure',
      'split of a locked row',
      none,
      async (world) => {
        const { segment, version } = await world.lockedRow()
        return structure(world, cut(segment, version))
      },
      { refusal: lockedFor(splitters) },
    ),
  ],
  join: line('restructure', 'join', splitters, (world) => {
    const [segment, second] = world.pair()
    return structure(world, { kind: 'join', segment, version: 0, second, secondVersion: 0 })
  }),
  undo: line('restructure', 'undo', splitters, async (world) => {
    const { document } = world
    const { event } = await world.admin.call('restructure', {
      params: { document },
      body: { ...written(), op: cut(world.row()) },
    })
    return structure(world, { kind: 'undo', event: event.n })
  }),
})

type Kind = BatchAction['kind']
const action = (kind: Kind): BatchAction => (kind === 'sendBack' ? { kind, reason: 'Sai số.' } : { kind })

/** A row on which the action has something to do. */
async function rowFor(world: World, kind: Kind) {
  if (kind === 'copySource') return world.rowIn('untranslated')
  if (kind === 'approve' || kind === 'sendBack') return world.rowIn('confirmed')
  return kind === 'unlock' ? world.lockedRow() : world.rowIn('draft')
}

const batchOf = async (world: World, kind: Kind) => ({
  params: { document: world.document },
  body: { ...written(), action: action(kind), segments: [await rowFor(world, kind)] },
})

const batchLines = (kind: Kind, who: Line['who']): Line[] => [
  line('batch', kind, who, (world) => batchOf(world, kind)),
  line('undoBatch', `${kind}, one's own`, who, async (world, actor) => {
    const { batch } = await world.ownOf(actor, who).call('batch', await batchOf(world, kind))
    return { params: { document: world.document, batch }, body: written() }
  }),
  line('undoBatch', `${kind}, another's`, none, async (world) => {
    const { batch } = await world.admin.call('batch', await batchOf(world, kind))
    return { params: { document: world.document, batch }, body: written() }
  }),
]

const batches = each<Kind>({
  confirm: batchLines('confirm', writers),
  approve: batchLines('approve', approvers),
  sendBack: batchLines('sendBack', approvers),
  lock: batchLines('lock', managers),
  unlock: batchLines('unlock', managers),
  copySource: batchLines('copySource', writers),
  clearTarget: batchLines('clearTarget', writers),
})

const restore = async (world: World, row: { segment: string; version: number }): Promise<AnyInput> => ({
  params: { document: world.document, segment: row.segment },
  body: { ...written(), version: 0, baseVersion: row.version },
})

const others: Line[] = [
  line('restoreVersion', '', writers, async (world) => restore(world, await world.rowIn('draft'))),
  line('restoreVersion', 'of a locked row', none, async (world) => restore(world, await world.lockedRow()), {
    refusal: lockedFor(writers),
  }),
  line('addAbbreviation', '', splitters, ({ document }) => ({
    params: { document },
    body: { ...written(), abbreviation: abbreviation() },
  })),
  line('undoAbbreviation', '', splitters, async ({ admin, document }) => {
    const body = { ...written(), abbreviation: abbreviation() }
    await admin.call('addAbbreviation', { params: { document }, body })
    return { params: { document }, body: { ...written(), abbreviation: body.abbreviation, events: [] } }
  }),
  line('loadSampleDraft', '', writers, ({ document }: World) => ({ params: { document }, body: { client: 'tab' } }), {
    answer: 'document.notSample',
  }),
]
let abbreviations = 0
const abbreviation = (): string => `Vt${++abbreviations}.`

export const text: Line[] = [...saves, ...borders, ...batches, ...others]
