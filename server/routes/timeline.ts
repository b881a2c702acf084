import { requireDocument } from '../find.ts'
import { changesSince } from '../history/changes.ts'
import { addCheckpoint, deleteCheckpoint, listCheckpoints, renameCheckpoint } from '../history/checkpoints.ts'
import { restoreVersion } from '../history/restore.ts'
import { segmentHistory } from '../history/segment-history.ts'
import { documentTimeline } from '../history/timeline.ts'
import type { Area } from './handler.ts'

export const timelineRoutes: Area<
  | 'segmentHistory'
  | 'restoreVersion'
  | 'documentTimeline'
  | 'changesSince'
  | 'markLook'
  | 'listCheckpoints'
  | 'addCheckpoint'
  | 'renameCheckpoint'
  | 'deleteCheckpoint'
> = {
  async segmentHistory({ params, query }, { store }) {
    return segmentHistory(store.read, params, query)
  },
  async restoreVersion({ params, body, actor }, deps) {
    return restoreVersion(deps, actor, params, body)
  },
  async documentTimeline({ params, query }, { store }) {
    return documentTimeline(store.read, params.document, query)
  },
  async changesSince({ params, query, actor }, { store }) {
    return changesSince(store.read, actor, params.document, query)
  },
  async markLook({ params, body, actor }, { store, now }) {
    return store.write(async (tx) => {
      const { id, lastEvent } = await requireDocument(tx, params.document)
      const n = Math.max(Math.min(body.n, lastEvent), (await tx.timeline.look(actor.user, id))?.n ?? 0)
      await tx.timeline.setLook(actor.user, id, n, now())
      return { n }
    })
  },
  async listCheckpoints({ params }, { store }) {
    return { checkpoints: await listCheckpoints(store.read, params.document) }
  },
  async addCheckpoint({ params, body, actor }, deps) {
    return addCheckpoint(deps, actor, params.document, body)
  },
  async renameCheckpoint({ params, body, actor }, deps) {
    return renameCheckpoint(deps, actor, params, body.name)
  },
  async deleteCheckpoint({ params, actor }, deps) {
    return deleteCheckpoint(deps, actor, params)
  },
}
