import { glossaryExchangeRoutes } from './glossary-exchange.ts'
import { glossaryKeepingRoutes } from './glossary-keeping.ts'
import { glossaryUseRoutes } from './glossary-use.ts'

/** Routes of the term base. */
export const glossaryRoutes = { ...glossaryKeepingRoutes, ...glossaryExchangeRoutes, ...glossaryUseRoutes }
