import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import type { DocumentEvent, Row, SaveItem, SaveResult, StructureRequest } from '../../../core/api.ts'
import { inlineToNode, nodeText, nodeToInline } from '../../../core/model/inline.ts'
import { schema } from '../../../core/model/schema.ts'
import { joinedStatus, statusAfterEdit, type SegmentStatus } from '../../../core/model/status.ts'
import { applySteps } from '../../../core/sync/changes.ts'
import type { Outgoing, SaveReply } from '../../../client/editor/sync/state.ts'

interface Held {
  id: string
  target: Node
  version: number
  status: SegmentStatus
}

/**
 * A server of the save protocol in memory (DESIGN §16, "Save batch"): what
 * clients rely on, without store, users or HTTP.
 */
export class Authority {
  private readonly live: Held[]
  private readonly gone = new Map<string, Held>()
  private readonly replies = new Map<string, SaveReply>()
  readonly events: DocumentEvent[] = []
  conflicts = 0
  commits = 0

  constructor(targets: readonly string[]) {
    this.live = targets.map((text, i) => ({
      id: `s${i}`,
      target: inlineToNode('target', text),
      version: 1,
      status: 'draft' as const,
    }))
  }

  rows(): Row[] {
    return this.live.map(rowOf)
  }

  ids(): string[] {
    return this.live.map((segment) => segment.id)
  }

  text(id: string): string {
    return nodeText(this.need(id).target)
  }

  private need(id: string): Held {
    const segment = this.live.find((one) => one.id === id)
    if (!segment) throw new RangeError(`no segment ${id}`)
    return segment
  }

  save(request: Outgoing): SaveReply {
    const key = `${request.client} ${request.requestId}`
    const given = this.replies.get(key)
    if (given) return given
    const reply = { results: request.items.map((item) => this.saveItem(request, item)) }
    this.replies.set(key, reply)
    return reply
  }

  private saveItem(request: Outgoing, item: SaveItem): SaveResult {
    const segment = this.live.find((one) => one.id === item.segment) ?? this.gone.get(item.segment)
    if (!segment) return { result: 'refused', code: 'notFound.segment', params: {} }
    if (item.baseVersion > segment.version) return { result: 'refused', code: 'save.unknownVersion', params: {} }
    if (item.baseVersion < segment.version) return this.outdated(item)
    segment.version++
    this.commits++
    const common = this.common(segment, request.client, request.requestId)
    if (item.op === 'status') {
      this.events.push({ ...common, kind: 'status', from: segment.status, status: item.status })
      segment.status = item.status
    } else {
      segment.target = applySteps(
        segment.target,
        item.steps.map((step) => Step.fromJSON(schema, step)),
      )
      segment.status = statusAfterEdit(segment.status, nodeText(segment.target))
      this.events.push({ ...common, kind: 'text', steps: item.steps, status: segment.status })
    }
    return { result: 'ok', version: segment.version, event: common.n, status: segment.status }
  }

  private outdated(item: SaveItem): SaveResult {
    this.conflicts++
    const events = this.events.filter((event) => {
      if (event.segment === item.segment) return (event.version ?? 0) > item.baseVersion
      return event.kind === 'join' && event.second === item.segment
    })
    if (item.op === 'status' && events.some((event) => event.kind !== 'status')) {
      return { result: 'refused', code: 'save.statusOutdated', params: {} }
    }
    return { result: 'conflict', events }
  }

  private common(segment: Held, client: string, request: string) {
    const n = this.events.length + 1
    const { id, version } = segment
    return { n, segment: id, version, actor: 'u', client, request, at: n, undoes: null }
  }

  /** Undefined where the request is outdated. */
  restructure(request: StructureRequest): DocumentEvent | undefined {
    const { op, client, requestId } = request
    if (op.kind === 'undo') throw new RangeError('not modelled')
    const at = this.live.findIndex((segment) => segment.id === op.segment && segment.version === op.version)
    const first = this.live[at]
    if (!first) return undefined
    if (op.kind === 'split') {
      if (op.targetAt > first.target.content.size) return undefined
      const second: Held = {
        id: `${first.id}.${first.version}`,
        target: first.target.cut(op.targetAt),
        version: 0,
        status: 'draft',
      }
      first.target = first.target.cut(0, op.targetAt)
      first.version++
      this.live.splice(at + 1, 0, second)
      return this.structured('split', first, second, op.targetAt, client, requestId)
    }
    const second = this.live[at + 1]
    if (second?.id !== op.second || second.version !== op.secondVersion) return undefined
    const space = first.target.content.size > 0 && second.target.content.size > 0 ? [schema.text(' ')] : []
    const targetAt = first.target.content.size + space.length
    let content = first.target.content
    for (const node of space) content = content.addToEnd(node)
    first.target = first.target.copy(content.append(second.target.content))
    first.status = joinedStatus(first.status, second.status, nodeText(first.target))
    first.version++
    second.version++
    this.live.splice(at + 1, 1)
    this.gone.set(second.id, second)
    return this.structured('join', first, second, targetAt, client, requestId)
  }

  private structured(
    kind: 'split' | 'join',
    first: Held,
    second: Held,
    targetAt: number,
    client: string,
    request: string,
  ): DocumentEvent {
    const rows = (kind === 'split' ? [first, second] : [first]).map(rowOf)
    const where = { second: second.id, sourceAt: 0, targetAt, structure: this.events.length + 1, rows }
    const event: DocumentEvent = { ...this.common(first, client, request), kind, ...where }
    this.events.push(event)
    return event
  }
}

function rowOf({ id, target, version, status }: Held): Row {
  const inline = nodeToInline(target)
  return {
    id,
    unit: 0,
    kind: 'paragraph',
    source: 'nguồn',
    target: typeof inline === 'string' ? inline : [...inline],
    status,
    locked: false,
    version,
  }
}
