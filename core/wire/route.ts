import type * as z from 'zod/mini'
import type { ActionKind } from '../model/permissions.ts'

/**
 * Whom a page belongs to, by id: what was typed for one person is never taken
 * as another's, who signed in beside it in the same browser (auth.otherPerson).
 */
export const personHeader = 'x-songngu-person'

/** One route of the API; all paths are under `/api`. */
export interface RouteShape {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  /** The kind of action asked of `can()`; null where everyone may. */
  access: ActionKind | null
  params?: z.core.$ZodObject
  query?: z.core.$ZodObject
  body?: z.core.$ZodType
  /** What a JSON reply looks like; a string names another media type. */
  reply: z.core.$ZodType | string
  status?: number
  /** Body is a multipart form with one part `file`. */
  upload?: true
  /** Text parts of that form. */
  fields?: z.core.$ZodObject
  /** One sentence for the API's documentation. */
  summary: string
}

/** Keeps the literal types of a table of routes. */
export const routeTable = <T extends Record<string, RouteShape>>(table: T): T => table
