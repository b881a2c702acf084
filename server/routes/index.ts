import { accountRoutes } from './account.ts'
import { abbreviationRoutes } from './abbreviations.ts'
import { commentRoutes } from './comments.ts'
import { conceptRoutes } from './concepts.ts'
import { documentRoutes } from './documents.ts'
import { editingRoutes } from './editing.ts'
import { glossaryRoutes } from './glossaries.ts'
import { glossaryExchangeRoutes } from './glossary-exchange.ts'
import { glossaryUseRoutes } from './glossary-use.ts'
import { encodingRoutes } from './encoding.ts'
import { errorRoutes } from './errors.ts'
import type { Handlers } from './handler.ts'
import { importRoutes } from './imports.ts'
import { issueRoutes } from './issues.ts'
import { peopleRoutes } from './people.ts'
import { projectRoutes } from './projects.ts'
import { settingsRoutes } from './settings.ts'
import { suggestionRoutes } from './suggestions.ts'
import { systemRoutes } from './system.ts'
import { timelineRoutes } from './timeline.ts'
import { workflowRoutes } from './workflow.ts'

/** Handlers of every route of `core/api.ts`. To add a route: its entry there, its handler in an area's file. */
export const handlers: Handlers = {
  ...systemRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...projectRoutes,
  ...documentRoutes,
  ...importRoutes,
  ...encodingRoutes,
  ...editingRoutes,
  ...glossaryRoutes,
  ...conceptRoutes,
  ...settingsRoutes,
  ...abbreviationRoutes,
  ...issueRoutes,
  ...commentRoutes,
  ...timelineRoutes,
  ...workflowRoutes,
  ...errorRoutes,
  ...suggestionRoutes,
  ...glossaryExchangeRoutes,
  ...glossaryUseRoutes,
}
