import * as z from 'zod/mini'
import type { TermsReply } from '../../core/api.ts'
import { AppError, type ErrorCode } from '../../core/errors.ts'
import { call, NetworkError } from '../api.ts'
import type { SaverHost, Transport, Verdict } from './sync/saver.ts'

/** The save and event routes of one document. */
export function transportOf(document: string): Transport {
  return {
    save: (request, { keepalive }) => call('save', { params: { document }, body: request, keepalive }),
    events: (after) => call('getEvents', { params: { document }, query: { after, limit: 1000 } }),
  }
}

export function termsOf(document: string): {
  range(after: string | undefined, limit: number): Promise<TermsReply>
  named(ids: readonly string[]): Promise<TermsReply>
} {
  const params = { document }
  return {
    range: (after, limit) => call('getTerms', { params, query: after === undefined ? { limit } : { limit, after } }),
    named: (ids) => call('getTerms', { params, query: { segments: ids.join(',') } }),
  }
}

const verdicts: Partial<Record<ErrorCode, Verdict>> = {
  'request.reused': 'renew',
  'request.schema': 'stop',
  'notFound.document': 'stop',
  'auth.required': 'wait',
  'auth.otherPerson': 'wait',
  'auth.forbidden': 'wait',
  'request.crossSite': 'wait',
  'request.wrongHost': 'wait',
  'document.importing': 'retry',
  internal: 'fail',
  'store.unusable': 'fail',
}

/** What a failed save means for the edits in it. */
export const verdictOf: SaverHost['verdictOf'] = (error, { items }) => {
  if (error instanceof NetworkError) return { verdict: 'retry', code: 'internal' }
  // An answer that does not fit the contract: page and server are of different builds.
  if (error instanceof z.core.$ZodError) return { verdict: 'wait', code: 'internal' }
  if (!(error instanceof AppError)) {
    // A fault of the program: to be seen, but no reason to give up the edits.
    reportError(error)
    return { verdict: 'wait', code: 'internal' }
  }
  const { code } = error
  return { verdict: verdicts[code] ?? (items.length > 1 ? 'single' : 'refuse'), code }
}

/** Address of the live connection. */
export function liveAddress(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/api/live`
}
