/**
 * Every expected failure, with the HTTP status the server answers. Codes are
 * stable: clients translate `errors.<code>` and never show the code itself.
 * Params are plain values a message may name (never document text).
 */
export const errorStatus = {
  'request.invalid': 400,
  'request.tooLarge': 413,
  'request.reused': 422,
  'request.schema': 409,
  'request.crossSite': 403,
  'request.wrongHost': 403,
  'auth.required': 401,
  'auth.forbidden': 403,
  'notFound.route': 404,
  'notFound.project': 404,
  'notFound.document': 404,
  'notFound.segment': 404,
  'notFound.job': 404,
  'notFound.glossary': 404,
  'notFound.concept': 404,
  'notFound.event': 404,
  'notFound.dismissal': 404,
  'notFound.thread': 404,
  'notFound.comment': 404,
  'notFound.person': 404,
  'notFound.error': 404,
  'notFound.proposal': 404,
  'notFound.exception': 404,
  'document.importing': 409,
  'document.notSample': 409,
  'import.empty': 422,
  'import.binary': 422,
  'import.tooLarge': 413,
  'import.tooManySegments': 422,
  'import.legacyEncoding': 422,
  'import.unknownEncoding': 422,
  'import.conversionFailed': 422,
  'import.unsupportedFormat': 415,
  'import.unreadable': 422,
  'import.cancelled': 409,
  'import.interrupted': 409,
  'export.unsupportedFormat': 400,
  'export.criticalIssues': 409,
  'glossary.readOnly': 409,
  'glossary.outdated': 409,
  'glossary.noTerm': 422,
  'glossary.importGone': 404,
  'glossary.importChanged': 409,
  'import.badMapping': 422,
  'settings.tooManyAbbreviations': 422,
  'srx.noRules': 422,
  'srx.tooCostly': 422,
  'save.invalidSteps': 422,
  'save.targetTooLong': 422,
  'save.locked': 409,
  'save.unknownVersion': 409,
  'save.statusOutdated': 409,
  'save.statusMove': 422,
  'save.emptyTarget': 422,
  'notFound.assignment': 404,
  'notFound.batch': 404,
  'batch.changedSince': 409,
  'batch.hasText': 422,
  'workflow.rowsOpen': 409,
  'comment.outdated': 409,
  'comment.badPlace': 422,
  'comment.notYours': 403,
  'error.notYours': 403,
  'structure.outdated': 409,
  'structure.notAdjacent': 422,
  'structure.badOffset': 422,
  'structure.cannotUndo': 409,
  'structure.refused': 422,
  'store.locked': 409,
  'store.unusable': 500,
  'store.walBeside': 409,
  'store.newer': 500,
  'store.checksum': 500,
  'backup.exists': 409,
  'backup.invalid': 422,
  'server.notLoopback': 400,
  'server.portInUse': 409,
  'server.badSetting': 400,
  internal: 500,
} as const

export type ErrorCode = keyof typeof errorStatus
export type ErrorParams = Record<string, string | number>

/** An expected failure. `code` names the message, `params` fill it. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
}
