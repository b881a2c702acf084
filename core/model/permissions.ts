/** Roles of people in a project, and what each may do. One function for both sides: the server enforces, the client hides. */
export const roles = ['owner', 'manager', 'translator', 'reviewer', 'terminologist', 'reader'] as const
export type Role = (typeof roles)[number]

export const actionKinds = [
  'read',
  'text',
  'status',
  'approve',
  'lock',
  'structure',
  'comment',
  'suggest',
  'term',
  'manage',
] as const
export type ActionKind = (typeof actionKinds)[number]

const allowed: Record<Role, ReadonlySet<ActionKind>> = {
  owner: new Set(actionKinds),
  manager: new Set(actionKinds),
  translator: new Set<ActionKind>(['read', 'text', 'status', 'structure', 'comment', 'suggest']),
  reviewer: new Set<ActionKind>(['read', 'text', 'status', 'approve', 'comment', 'suggest']),
  terminologist: new Set<ActionKind>(['read', 'comment', 'suggest', 'term']),
  reader: new Set<ActionKind>(['read']),
}

/** Who acts: a user and the role held in the project at hand. */
export interface Actor {
  user: string
  role: Role
}

/** What is acted on. `locked` refuses text, status, approval and structure to everyone. */
export interface Subject {
  locked?: boolean
}

export function can(actor: Actor, action: ActionKind, subject: Subject = {}): boolean {
  if (!allowed[actor.role].has(action)) return false
  if (subject.locked && ['text', 'status', 'approve', 'structure'].includes(action)) return false
  return true
}
