/** Largest file or pasted text that can be imported, in bytes: what the filters read, no more and no less. */
export { maxTextBytes as uploadLimit, maxGlossaryBytes as glossaryUploadLimit } from '../filters/limits.ts'
/** Largest JSON body of ordinary requests, in bytes. */
export const bodyLimit = 256 * 2 ** 10
/** A save may carry the edits of a long time offline. */
export const saveBodyLimit = 16 * 2 ** 20
export { targetLimit } from '../core/api.ts'
/** Most segments of one document. */
export const segmentLimit = 200_000
