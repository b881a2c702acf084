import { z } from 'zod'
import { AppError } from '../../core/errors.ts'

/**
 * Errors as W3C Web Annotations (Recommendation of 23 February 2017, "Web
 * Annotation Data Model") in a page of a collection. Positions count code
 * points (§4.2.4 with the character counting of §2), not UTF-16 units.
 */
export interface AnnotatedText {
  /** Names the text: one side of one segment. */
  iri: string
  language: string
  text: string
}

export interface ErrorAnnotation {
  iri: string
  /** What is at fault; null: the text as a whole. UTF-16 offsets, end exclusive. */
  span: { from: number; to: number } | null
  text: AnnotatedText
  /** Machine-readable, e.g. `accuracy/omission` and `major`. */
  category: string
  severity: string
  note: string
  author: { iri: string; name: string }
  /** Milliseconds since 1970, UTC. */
  createdAt: number
  modifiedAt: number
}

const context = 'http://www.w3.org/ns/anno.jsonld'
const around = 32
const tag = { category: 'mqm:category:', severity: 'mqm:severity:' } as const

/** Characters as the data model counts them. */
const codePoints = (text: string): number => Array.from(text).length

/** UTF-16 offset of a position in code points; null beyond the end. */
function unitsAt(text: string, position: number): number | null {
  let units = 0
  let count = 0
  for (const character of text) {
    if (count === position) return units
    units += character.length
    count += 1
  }
  return count === position ? units : null
}

/** An xsd:dateTime with its zone. */
const dateTime = (ms: number): string => new Date(ms).toISOString()

function annotation(error: ErrorAnnotation): object {
  const { text, span } = error
  const bodies = [
    { type: 'TextualBody', purpose: 'classifying', value: `${tag.category}${error.category}`, format: 'text/plain' },
    { type: 'TextualBody', purpose: 'assessing', value: `${tag.severity}${error.severity}`, format: 'text/plain' },
    ...(error.note === ''
      ? []
      : [{ type: 'TextualBody', purpose: 'commenting', value: error.note, format: 'text/plain' }]),
  ]
  const source = { id: text.iri, type: 'Text', format: 'text/plain', language: text.language }
  const selector = span && [
    {
      type: 'TextPositionSelector',
      start: codePoints(text.text.slice(0, span.from)),
      end: codePoints(text.text.slice(0, span.to)),
    },
    {
      type: 'TextQuoteSelector',
      exact: text.text.slice(span.from, span.to),
      prefix: Array.from(text.text.slice(0, span.from)).slice(-around).join(''),
      suffix: Array.from(text.text.slice(span.to)).slice(0, around).join(''),
    },
  ]
  return {
    '@context': context,
    id: error.iri,
    type: 'Annotation',
    motivation: 'assessing',
    creator: { id: error.author.iri, type: 'Person', name: error.author.name },
    created: dateTime(error.createdAt),
    modified: dateTime(error.modifiedAt),
    body: bodies,
    target: selector ? { type: 'SpecificResource', source, selector } : source,
  }
}

/** All of a document's errors as one collection with one page; each annotation stands by itself, too. */
export function writeAnnotations(
  collection: { iri: string; label: string },
  errors: readonly ErrorAnnotation[],
): string {
  const items = errors.map(annotation)
  return `${JSON.stringify(
    {
      '@context': context,
      id: collection.iri,
      type: 'AnnotationCollection',
      label: collection.label,
      total: items.length,
      first: { id: `${collection.iri}#page-1`, type: 'AnnotationPage', startIndex: 0, items },
    },
    null,
    2,
  )}\n`
}

/** What an annotation of ours says; others are told by their place. */
export interface ReadAnnotation {
  /** From 1. */
  place: number
  iri: string
  target: string
  category: string
  severity: string
  note: string
  /** null: the text as a whole. Positions in code points; the words as quoted, where they are. */
  selector: { start: number; end: number; exact: string | null } | null
}

const textual = z.object({ type: z.literal('TextualBody'), value: z.string(), purpose: z.string().optional() })
const position = z.object({
  type: z.literal('TextPositionSelector'),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
})
const quote = z.object({ type: z.literal('TextQuoteSelector'), exact: z.string() })
const anySelector = z.union([position, quote])
const target = z.object({
  id: z.string().optional(),
  source: z.union([z.string(), z.object({ id: z.string() })]).optional(),
  selector: z.union([anySelector, z.array(anySelector)]).optional(),
})
const annotationShape = z.object({
  id: z.string(),
  type: z.union([z.literal('Annotation'), z.array(z.string()).refine((types) => types.includes('Annotation'))]),
  body: z.union([textual, z.array(textual)]),
  target: z.union([z.string(), target]),
})
const items = z.array(z.unknown()).max(100_000)
const file = z.union([
  z.object({ type: z.literal('AnnotationCollection'), first: z.object({ items }) }),
  z.object({ type: z.literal('AnnotationPage'), items }),
  items,
])

const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T]

function readOne(shape: z.infer<typeof annotationShape>, place: number): ReadAnnotation | null {
  const bodies = listOf(shape.body)
  const tagged = (prefix: string): string | undefined =>
    bodies.find(({ value }) => value.startsWith(prefix))?.value.slice(prefix.length)
  const [category, severity] = [tagged(tag.category), tagged(tag.severity)]
  const about = typeof shape.target === 'string' ? { id: shape.target } : shape.target
  const source = typeof about.source === 'object' ? about.source.id : about.source
  const named = source ?? about.id
  if (category === undefined || severity === undefined || named === undefined) return null
  const selectors = about.selector === undefined ? [] : listOf(about.selector)
  const where = selectors.find((one) => one.type === 'TextPositionSelector')
  const words = selectors.find((one) => one.type === 'TextQuoteSelector')
  if (selectors.length > 0 && !where) return null
  return {
    place,
    iri: shape.id,
    target: named,
    category,
    severity,
    note: bodies.find(({ purpose }) => purpose === 'commenting')?.value ?? '',
    selector: where ? { start: where.start, end: where.end, exact: words?.exact ?? null } : null,
  }
}

/** Reads our annotations from a collection, a page or a list. Throws AppError import.unreadable for what is none of these. */
export function readAnnotations(text: string): { annotations: ReadAnnotation[]; bad: number[] } {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new AppError('import.unreadable', {}, { cause })
  }
  const parsed = file.safeParse(json)
  if (!parsed.success) throw new AppError('import.unreadable')
  const { data } = parsed
  const list = Array.isArray(data) ? data : data.type === 'AnnotationPage' ? data.items : data.first.items
  const annotations: ReadAnnotation[] = []
  const bad: number[] = []
  list.forEach((item, at) => {
    const shape = annotationShape.safeParse(item)
    const one = shape.success ? readOne(shape.data, at + 1) : null
    if (one) annotations.push(one)
    else bad.push(at + 1)
  })
  return { annotations, bad }
}

/** The words a selector points at, in UTF-16 units; null where the text has others there, or none. */
export function spanOf(
  text: string,
  { start, end, exact }: NonNullable<ReadAnnotation['selector']>,
): { from: number; to: number } | null {
  const [from, to] = [unitsAt(text, start), unitsAt(text, end)]
  if (from === null || to === null || from >= to) return null
  return exact === null || text.slice(from, to) === exact ? { from, to } : null
}
