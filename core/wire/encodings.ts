import * as z from 'zod/mini'

/**
 * Encodings of Vietnamese text from before Unicode, and one of its accidents,
 * that can be converted on import: TCVN3 (ABC), VNI, VISCII, windows-1258, and
 * UTF-8 that was taken for windows-1252 and encoded once more.
 */
export const legacyEncodings = ['tcvn3', 'vni', 'viscii', 'windows-1258', 'utf-8-twice'] as const
export const LegacyEncodingSchema = z.enum(legacyEncodings)
export type LegacyEncodingId = (typeof legacyEncodings)[number]

export const EncodingCandidateSchema = z.object({
  encoding: LegacyEncodingSchema,
  /** Share of words with signs outside ASCII that become Vietnamese by it, 0–1. */
  score: z.number(),
  /** The first lines with text, converted; long ones are cut. */
  sample: z.array(z.string()),
})
export type EncodingCandidate = z.infer<typeof EncodingCandidateSchema>

/** Text parts of the form that imports a file. */
export const ImportFieldsSchema = z.strictObject({
  /** The file is in this encoding: it is converted to Unicode first, or refused where that would lose letters. */
  encoding: z.optional(LegacyEncodingSchema),
})
