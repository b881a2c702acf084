import type { Request } from 'express'
import type { Gate } from '../auth/guard.ts'
import type { FlowVisitor } from '../people/oidc.ts'

/** The browser a request comes from, and where it has us. */
export const flowVisitorOf = (gate: Gate, request: Request): FlowVisitor => ({
  agent: request.headers['user-agent'] ?? '',
  address: gate.addressOf(request),
  origin: gate.originOf(request),
  cookies: request.headers.cookie,
})
