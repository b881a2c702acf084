import type { z } from 'zod'
import type { ActionKind } from '../model/permissions.ts'

/** One route of the API; all paths are under `/api`. */
export interface RouteShape {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  /** The kind of action asked of `can()`; null where everyone may. */
  access: ActionKind | null
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** What a JSON reply looks like; a string names another media type. */
  reply: z.ZodType | string
  status?: number
  /** Body is a multipart form with one part `file`. */
  upload?: true
  /** Text parts of that form. */
  fields?: z.ZodObject
  /** One sentence for the API's documentation. */
  summary: string
}

/** Keeps the literal types of a table of routes. */
export const routeTable = <T extends Record<string, RouteShape>>(table: T): T => table
