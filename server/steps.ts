import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import type { ErrorCode, ErrorParams } from '../core/errors.ts'
import { inlineToNode, nodeText, nodeToInline, type Inline } from '../core/model/inline.ts'
import { schema } from '../core/model/schema.ts'
import { targetLimit } from './limits.ts'

/** What an editor of inline text needs; anything that could change structure or attributes is refused. */
const allowedSteps = new Set(['replace', 'addMark', 'removeMark'])

// Control characters but tab, line and paragraph separators, non-characters, lone surrogates: none can be typed, and XML refuses most.
const forbidden = /(?!\t)\p{Cc}|[\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u

export type Applied =
  | { ok: true; target: Inline; text: string }
  | { ok: false; code: Extract<ErrorCode, 'save.invalidSteps' | 'save.targetTooLong'>; params: ErrorParams }

/**
 * Applies a client's steps to a target. Nothing the client says is trusted:
 * kind and range of every step, the schema, the length, the characters, and
 * that every tag and link comes from the source or was there before.
 */
export function applySteps(
  source: Inline,
  target: Inline,
  steps: readonly Readonly<Record<string, unknown>>[],
): Applied {
  const before = inlineToNode('target', target)
  let after: Node
  try {
    after = steps.reduce<Node>(applyStep, before)
    after.check()
  } catch {
    // Malformed JSON makes ProseMirror throw RangeError, ReplaceError or TypeError: in every case the steps do not fit.
    return invalid('steps')
  }
  return judged(source, [target], after)
}

/** The same judgement of a whole target: `known` are targets whose tags and links it may have besides the source's. */
export function checkTarget(source: Inline, known: readonly Inline[], target: Inline): Applied {
  return judged(source, known, inlineToNode('target', target))
}

function judged(source: Inline, known: readonly Inline[], after: Node): Applied {
  const text = nodeText(after)
  if (text.length > targetLimit) return { ok: false, code: 'save.targetTooLong', params: { limit: targetLimit } }
  if (forbidden.test(text)) return invalid('characters')
  const inline = nodeToInline(after)
  if (typeof inline !== 'string') {
    const sides = [inlineToNode('source', source), ...known.map((side) => inlineToNode('target', side))]
    if (!refsKnown(after, sides)) return invalid('tags')
  }
  return { ok: true, target: inline, text }
}

function applyStep(node: Node, json: Readonly<Record<string, unknown>>): Node {
  if (!allowedSteps.has(String(json['stepType']))) throw new RangeError('step type not allowed')
  const { from, to } = json
  if (!Number.isInteger(from) || !Number.isInteger(to) || Number(from) < 0 || Number(from) > Number(to)) {
    throw new RangeError('bad range')
  }
  const result = Step.fromJSON(schema, json).apply(node)
  if (!result.doc) throw new RangeError(result.failed ?? 'step failed')
  return result.doc
}

function invalid(reason: string): Applied {
  return { ok: false, code: 'save.invalidSteps', params: { reason } }
}

/** Identities of the tags and links of a side. */
function refs(node: Node): Set<string> {
  const found = new Set<string>()
  node.forEach((child) => {
    if (!child.isText) found.add(JSON.stringify([child.type.name, child.attrs]))
    for (const mark of child.marks) if (mark.type.name === 'link') found.add(JSON.stringify(['link', mark.attrs]))
  })
  return found
}

function refsKnown(node: Node, known: readonly Node[]): boolean {
  const allowed = new Set(known.flatMap((side) => [...refs(side)]))
  return [...refs(node)].every((ref) => allowed.has(ref))
}
