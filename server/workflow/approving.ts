import { defaultSteps, type DocumentSteps, type Workflow } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { requireDocument } from '../find.ts'
import { workflowOf } from './present.ts'

type Parts = Pick<Deps, 'store' | 'hub' | 'now'>

/** Switches steps of a document on or off. */
export async function setSteps({ store, hub }: Parts, document: string, steps: DocumentSteps): Promise<Workflow> {
  const workflow = await store.write(async (tx) => {
    await requireDocument(tx, document)
    await tx.workflow.setSteps(document, steps)
    return workflowOf(tx, document)
  })
  hub.announce(document, { type: 'review', what: 'workflow', segment: null })
  return workflow
}

/** Approves the document as a whole once all its rows are through the steps before, or takes that back. */
export async function approveDocument(
  { store, hub, now }: Parts,
  actor: Actor,
  document: string,
  approved: boolean,
): Promise<Workflow> {
  const workflow = await store.write(async (tx) => {
    const { lastEvent } = await requireDocument(tx, document)
    const steps = (await tx.workflow.steps(document)) ?? defaultSteps
    if (approved) {
      const open = await rowsToDo(tx.documents.tally(document), steps)
      if (open > 0) throw new AppError('workflow.rowsOpen', { count: open })
    }
    await tx.workflow.setApproval(document, approved ? { by: actor.user, at: now(), n: lastEvent } : null)
    return workflowOf(tx, document)
  })
  hub.announce(document, { type: 'review', what: 'workflow', segment: null })
  return workflow
}

async function rowsToDo(
  counted: Promise<Record<'untranslated' | 'draft' | 'confirmed', { segments: number }>>,
  { translate, review }: DocumentSteps,
): Promise<number> {
  const { untranslated, draft, confirmed } = await counted
  const before = translate || review ? untranslated.segments + draft.segments : 0
  return before + (review ? confirmed.segments : 0)
}
