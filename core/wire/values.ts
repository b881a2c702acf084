import * as z from 'zod/mini'

/** Values that many parts of the wire contract have in common. */

export const id = z.string().check(z.minLength(1), z.maxLength(64))
export const int = z.int()
export const count = int.check(z.nonnegative())
/** Milliseconds since 1970, UTC. */
export const time = z.int()
export const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))

export const SegmentStatusSchema = z.enum(['untranslated', 'draft', 'confirmed', 'approved'])
export const UnitKindSchema = z.enum(['heading', 'paragraph', 'cell', 'item'])
/** Plain text as a string; text with marks or tags as ProseMirror inline JSON (core/model/inline.ts). */
export const InlineSchema = z.union([z.string(), z.array(z.unknown())])
/** Values that fill a message; never document text. */
export const params = z.record(z.string(), z.union([z.string(), z.number()]))
/** An ISO 8601 day, `yyyy-mm-dd`. */
export const day = z.iso.date()
