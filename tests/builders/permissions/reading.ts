import { exportFormats } from '../../../core/wire/work-routes.ts'
import { errorFormats } from '../../../core/wire/mqm.ts'
import type { AnyInput } from '../server.ts'
import { everyone, line, managers, type Line } from './line.ts'
import type { World } from './world.ts'

/** What is read: of a document, of a project, of a glossary. */

const small = ({ small: document }: World): AnyInput => ({ params: { document } })
const project = ({ project }: World): AnyInput => ({ params: { project } })
const glossary = ({ params }: World): AnyInput => ({ params })

const ofDocument: Line[] = [
  line('getDocument', '', everyone, small),
  line('getRows', '', everyone, small),
  line('getEvents', '', everyone, (world) => ({ ...small(world), query: { after: 0 } })),
  line('getTerms', '', everyone, small),
  line('getIssues', '', everyone, small),
  line('listDismissals', '', everyone, small),
  line('listTermExceptions', '', everyone, small),
  line('listCandidates', '', everyone, small),
  line('listErrors', '', everyone, small),
  line('listThreads', '', everyone, small),
  line('getThread', '', everyone, async (world) => ({ params: { ...(await world.thread()) } })),
  line('listSuggestions', '', everyone, small),
  line('segmentHistory', '', everyone, (world) => ({ params: { document: world.document, segment: world.row() } })),
  line('documentTimeline', '', everyone, small),
  line('changesSince', '', everyone, (world) => ({ ...small(world), query: { since: 0 } })),
  line('listCheckpoints', '', everyone, small),
  line('getWorkflow', '', everyone, small),
  line('listAssignments', '', everyone, small),
  ...exportFormats.map((format) =>
    line('exportDocument', format, everyone, (world) => ({ ...small(world), query: { format, insist: '1' } })),
  ),
  line('exportDocument', 'with comments and suggestions', everyone, (world) => ({
    ...small(world),
    query: { format: 'bilingual-html', insist: '1', review: '1' },
  })),
  ...errorFormats.map((format) =>
    line('exportErrors', format, everyone, (world) => ({ ...small(world), query: { format } })),
  ),
]

const ofProject: Line[] = [
  line('getProject', '', everyone, project),
  line('listDocuments', '', everyone, project),
  line('getProjectSettings', '', everyone, project),
  line('exportSegmentationRules', '', everyone, project),
  line('getErrorTypes', '', everyone, project),
  line('listMembers', '', everyone, project),
  line('listInvitations', '', managers, project),
  line('listProjectAssignments', '', everyone, project),
  line('getProjectGlossaries', '', everyone, project),
  line('glossaryConflicts', '', everyone, project),
  line('getJob', '', everyone, ({ job }) => ({ params: { job } })),
]

const ofGlossary: Line[] = [
  line('listConcepts', '', everyone, glossary),
  line('getConcept', '', everyone, glossary),
  line('conceptHistory', '', everyone, glossary),
  line('listProposals', '', everyone, glossary),
  line('termImpact', '', everyone, (world) => ({ ...glossary(world), query: { from: 'conference' } })),
  line('exportGlossary', '', everyone, (world) => ({ params: { ...world.params, format: 'csv' } })),
]

/** What is remembered of a reader, and of nobody else. */
const read: Line[] = [
  line('markThreadsRead', '', everyone, async (world) => {
    const { document, thread } = await world.thread()
    return { params: { document }, body: { threads: [thread] } }
  }),
  line('markLook', '', everyone, (world) => ({ params: { document: world.document }, body: { n: world.nextLook() } })),
]

export const reading: Line[] = [...ofDocument, ...ofProject, ...ofGlossary, ...read]
