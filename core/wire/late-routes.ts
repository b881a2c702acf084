import { glossaryRoutes } from './glossary-routes.ts'
import { mqmRoutes } from './mqm.ts'
import { peopleRoutes } from './people.ts'
import { projectRoutes } from './project-routes.ts'
import { reviewRoutes } from './review.ts'
import { suggestionRoutes } from './suggestions.ts'
import { timelineRoutes } from './timeline.ts'
import { workflowRoutes } from './workflow.ts'

/** Routes that a workbench does not need for its first view: a browser loads them when it first asks for one. */
export const lateRoutes = {
  ...projectRoutes,
  ...glossaryRoutes,
  ...reviewRoutes,
  ...timelineRoutes,
  ...peopleRoutes,
  ...workflowRoutes,
  ...mqmRoutes,
  ...suggestionRoutes,
}
