import type { RouteBody, Suggestion } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { inlineText, inlineToNode, nodeToInline, type Inline } from '../../core/model/inline.ts'
import type { Actor } from '../../core/model/permissions.ts'
import { stateOfVersion } from '../../core/review/history/replay.ts'
import { mergeSuggestion } from '../../core/review/hunks.ts'
import type { Deps } from '../deps.ts'
import { requireDocument } from '../find.ts'
import { once, requestKey } from '../idempotent.ts'
import { newId } from '../ids.ts'
import { requireLive } from '../review/place.ts'
import { People } from '../review/present.ts'
import { checkTarget } from '../steps.ts'
import type { SegmentRecord, SuggestionRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'
import { sameInline } from './carry.ts'
import { suggestionInfo } from './present.ts'

/** Keeps what the actor suggests for a segment, one suggestion a person. */
export async function keepSuggestion(
  { store, hub, now }: Pick<Deps, 'store' | 'hub' | 'now'>,
  actor: Actor,
  document: string,
  request: RouteBody<'suggest'>,
): Promise<{ suggestion: Suggestion }> {
  const { segment: id, ifVersion, baseVersion, text } = request
  const key = requestKey(request, [document, id, ifVersion, baseVersion, text])
  const reply = await store.write(async (tx) => {
    const at = now()
    return once(tx, key, at, async () => {
      await requireDocument(tx, document)
      const segment = await requireLive(tx, document, id)
      if (segment.locked) throw new AppError('save.locked')
      const mine = (await tx.suggestions.ofSegment(id)).find(({ author }) => author === actor.user)
      if ((mine?.version ?? 0) !== ifVersion) throw new AppError('suggestion.outdated')
      const wanted = normal(text)
      const base = await baseOf(tx, segment, mine, baseVersion)
      const known = [segment.target, base, ...(mine ? [mine.text, mine.base] : [])]
      const checked = checkTarget(segment.source, known, wanted)
      if (!checked.ok) throw new AppError(checked.code, checked.params)
      const fresh: SuggestionRecord = mine ?? {
        ...{ id: newId(at), document, segment: id, author: actor.user, decided: null, createdAt: at },
        ...{
          base: segment.target,
          baseVersion: segment.version,
          text: wanted,
          version: 0,
          state: 'open',
          updatedAt: at,
        },
      }
      const record = {
        ...standing(fresh, segment, base, baseVersion, wanted),
        version: fresh.version + 1,
        updatedAt: at,
      }
      await (mine ? tx.suggestions.replace(record) : tx.suggestions.insert(record))
      return { suggestion: await suggestionInfo(record, new People(tx)) }
    })
  })
  hub.announce(document, { type: 'review', what: 'suggestion', segment: id })
  return reply
}

/** Content as the store keeps it; what the schema does not know is refused. */
function normal(text: Inline): Inline {
  try {
    const node = inlineToNode('target', text)
    node.check()
    return nodeToInline(node)
  } catch {
    // Malformed JSON makes ProseMirror throw RangeError or TypeError: in every case it is no content.
    throw new AppError('save.invalidSteps', { reason: 'content' })
  }
}

/** The target that the author changed: an older one is rebuilt from the log. Throws suggestion.outdated where the segment had no such version of its own. */
async function baseOf(
  tx: WriteQueries,
  segment: SegmentRecord,
  mine: SuggestionRecord | undefined,
  baseVersion: number,
): Promise<Inline> {
  if (baseVersion === segment.version) return segment.target
  if (baseVersion > segment.version) throw new AppError('save.unknownVersion')
  if (mine?.baseVersion === baseVersion) return mine.base
  // Versions rise with the status, too: then the text is still the one that was seen.
  const since = await tx.events.ofSegment(segment.document, segment.id, baseVersion)
  if (since.every(({ kind }) => kind === 'status' || kind === 'lock')) return segment.target
  const then = stateOfVersion(segment.id, await tx.events.ofSegment(segment.document, segment.id, -1), baseVersion)
  if (!then) throw new AppError('suggestion.outdated')
  return then.target
}

/** The suggestion on the text of now, or in conflict with it. */
function standing(
  record: SuggestionRecord,
  segment: SegmentRecord,
  base: Inline,
  baseVersion: number,
  wanted: Inline,
): SuggestionRecord {
  const text = mergeSuggestion(base, wanted, segment.target)
  if (text === null) return { ...record, base, baseVersion, text: wanted, state: 'conflict' }
  const state =
    sameInline(text, segment.target) && inlineText(text) === inlineText(segment.target) ? 'withdrawn' : 'open'
  return { ...record, base: segment.target, baseVersion: segment.version, text, state }
}
