import * as z from 'zod/mini'
import { count, id, int, params, time } from './values.ts'

/** Settings of a project that the language engine follows, issues, and which of them people dismissed. */

/** How a project writes English; `core/language/meaning/style.ts` says what each choice means. */
export const StyleSchema = z.object({
  english: z.enum(['british', 'american']),
  dates: z.enum(['month-first', 'day-first']),
  names: z.enum(['dropped', 'kept']),
  country: z.enum(['Vietnam', 'Viet Nam']),
  money: z.enum(['code-after', 'code-before', 'word']),
  percent: z.enum(['sign', 'words']),
})
export type StyleSettings = z.infer<typeof StyleSchema>

export const SeveritySchema = z.enum(['info', 'minor', 'major', 'critical'])
/** Id of a check, e.g. `term-missing`. */
const check = z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/))
/** Per check; a check that is not named has its own severity. */
export const SeveritiesSchema = z.record(check, z.enum(['off', ...SeveritySchema.options]))

export const abbreviationLimit = 1000
/** "Never break after this": on one line, as it stands in texts. */
export const AbbreviationSchema = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(40), z.regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u))

export const ProjectSettingsSchema = z.object({
  style: StyleSchema,
  severities: SeveritiesSchema,
  abbreviations: z.array(AbbreviationSchema).check(z.maxLength(abbreviationLimit)),
})
export type ProjectSettings = z.infer<typeof ProjectSettingsSchema>

/** What is absent stays; `severities` replaces all of them. */
export const SettingsChangeSchema = z
  .object({ style: z.optional(z.partial(StyleSchema)), severities: z.optional(SeveritiesSchema) })
  .check(z.refine(({ style, severities }) => style !== undefined || severities !== undefined, { path: ['severities'] }))

/** UTF-16 offsets of a side's plain text. */
const span = z.object({ start: count, end: count })

export const IssueSchema = z.object({
  segment: id,
  check,
  /** After the project's settings. */
  severity: SeveritySchema,
  source: z.array(span),
  target: z.array(span),
  params,
  fix: z.optional(z.extend(span, { text: z.string() })),
  /** The issue's identity within its segment: `issueKey` of core/checks/dismissals.ts. */
  key: z.string(),
  /** The dismissal that applies to it now. */
  dismissed: z.nullable(id),
})
export type Issue = z.infer<typeof IssueSchema>

const hash = z.string().check(z.regex(/^[0-9a-f]{32}$/))
export const DismissalSchema = z.object({
  id,
  check,
  /** `one` this segment, `text` every segment of these texts, `kind` the whole document. */
  scope: z.enum(['one', 'kind', 'text']),
  /** Of `one` and `text`: where it was dismissed. */
  segment: z.nullable(id),
  /** `textHash` of both sides as they were; null of `kind`. */
  sourceHash: z.nullable(hash),
  targetHash: z.nullable(hash),
  /** Only the issue with this key; null: every issue of the check. */
  key: z.nullable(z.string()),
  reason: z.string(),
  user: id,
  at: time,
})
export type Dismissal = z.infer<typeof DismissalSchema>

export const DismissRequestSchema = z
  .object({
    check,
    scope: z.enum(['one', 'kind', 'text']),
    /** Ignored of `kind`. */
    segment: z.nullable(id),
    reason: z.string().check(z.trim(), z.maxLength(500)),
    /** Only issues with this key (`one` and `text`); absent: every issue of the check. */
    key: z.optional(z.string().check(z.maxLength(500))),
    /** The texts as the person saw them; absent: as the server has them. */
    sourceHash: z.optional(hash),
    targetHash: z.optional(hash),
  })
  .check(z.refine(({ scope, segment }) => scope === 'kind' || segment !== null, { path: ['segment'] }))

/** Most joins of one abbreviation; where there are more, adding it once more goes on. */
export const abbreviationJoinLimit = 2000
export const AddAbbreviationSchema = z.object({ client: id, requestId: id, abbreviation: AbbreviationSchema })
/** A join that an abbreviation caused; documents of the project have their own numbers. */
export const AbbreviationEventSchema = z.object({ document: id, n: int.check(z.positive()) })
export const UndoAbbreviationSchema = z.extend(AddAbbreviationSchema, {
  events: z.array(AbbreviationEventSchema).check(z.maxLength(abbreviationJoinLimit)),
})
