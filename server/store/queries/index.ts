import type { Db } from '../db.ts'
import type { ReadQueries, WriteQueries } from '../store.ts'
import { commentReads, commentWrites } from './comments.ts'
import { dismissalReads, dismissalWrites } from './dismissals.ts'
import { documentReads, documentWrites } from './documents.ts'
import { errorReads, errorWrites } from './errors.ts'
import { eventReads, eventWrites } from './events.ts'
import { glossaryReads, glossaryWrites } from './glossaries.ts'
import { blobReads, blobWrites, jobReads, jobWrites } from './jobs.ts'
import { peopleReads } from './people.ts'
import { peopleWrites } from './people-writes.ts'
import { projectReads, projectWrites, settingReads, settingWrites, userReads, userWrites } from './projects.ts'
import { requestReads, requestWrites } from './requests.ts'
import { candidateReads, candidateWrites, termExceptionReads, termExceptionWrites } from './terms-at-work.ts'
import { segmentReads, segmentWrites } from './segments.ts'
import { timelineReads, timelineWrites } from './timeline.ts'
import { suggestionReads, suggestionWrites } from './suggestions.ts'
import { workflowReads, workflowWrites } from './workflow.ts'

export function readQueries(db: Db): ReadQueries {
  return {
    settings: settingReads(db),
    users: userReads(db),
    projects: projectReads(db),
    documents: documentReads(db),
    segments: segmentReads(db),
    events: eventReads(db),
    requests: requestReads(db),
    jobs: jobReads(db),
    blobs: blobReads(db),
    glossaries: glossaryReads(db),
    termExceptions: termExceptionReads(db),
    candidates: candidateReads(db),
    dismissals: dismissalReads(db),
    comments: commentReads(db),
    timeline: timelineReads(db),
    workflow: workflowReads(db),
    people: peopleReads(db),
    errors: errorReads(db),
    suggestions: suggestionReads(db),
  }
}

export function writeQueries(db: Db): WriteQueries {
  return {
    settings: settingWrites(db),
    users: userWrites(db),
    projects: projectWrites(db),
    documents: documentWrites(db),
    segments: segmentWrites(db),
    events: eventWrites(db),
    requests: requestWrites(db),
    jobs: jobWrites(db),
    blobs: blobWrites(db),
    glossaries: glossaryWrites(db),
    termExceptions: termExceptionWrites(db),
    candidates: candidateWrites(db),
    dismissals: dismissalWrites(db),
    comments: commentWrites(db),
    timeline: timelineWrites(db),
    workflow: workflowWrites(db),
    people: peopleWrites(db),
    errors: errorWrites(db),
    suggestions: suggestionWrites(db),
  }
}
