import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { categoryOfWmt, noError, severityOfWmt, wmtScores } from '../../core/review/mqm/wmt.ts'
import { writeAnnotations } from '../../filters/errors/web-annotation.ts'
import { readWmt, writeWmt } from '../../filters/errors/wmt-tsv.ts'
import type { Check } from './check.ts'

/** The published scores, by system and segment; `None` where nobody rated. */
function published(text: string): { system: string; segment: string; score: number }[] {
  return text
    .split('\n')
    .slice(1)
    .map((line) => /^(.*?)\s(\S+)\s(\S+)$/.exec(line.trim()))
    .filter((found) => found !== null)
    .flatMap(([, system = '', score = '', segment = '']) =>
      score === 'None' ? [] : [{ system, segment, score: Number(score) }],
    )
}

const scores: Check = {
  name: "WMT's expert ratings give the published scores, and are written as they were read",
  tools: [],
  needsShared: true,
  run({ shared }) {
    const folder = join(shared ?? '', 'fixtures/mqm')
    const names = readdirSync(folder).filter((name) => name.endsWith('.tsv') && !name.includes('avg_seg_scores'))
    const faults: string[] = []
    let compared = 0
    let read = 0
    for (const name of names) {
      const text = readFileSync(join(folder, name), 'utf8')
      const { rows, bad } = readWmt(text)
      read += rows.length
      const ratings = rows.map(({ row }) => row)
      for (const { category, severity } of ratings) {
        const known = category === noError || (categoryOfWmt(category) && severityOfWmt(severity))
        // One published file leaves out the column of documents' segments and shifts the rest.
        if (!known && bad.length === 0) faults.push(`${name}: ${category} ${severity}`)
      }
      const again = readWmt(writeWmt(ratings)).rows.map(({ row }) => row)
      if (JSON.stringify(again) !== JSON.stringify(ratings)) faults.push(`${name}: rows change by being written`)
      const beside = join(folder, name.replace(/\.tsv$/, '.avg_seg_scores.tsv'))
      if (!existsSync(beside)) continue
      const ours = wmtScores(ratings)
      for (const { system, segment, score } of published(readFileSync(beside, 'utf8'))) {
        // The reference translation was rated under another name, which the file does not give.
        const segments = ours.get(system)
        if (!segments) continue
        const mine = segments.get(segment)
        compared += 1
        if (mine === undefined || Math.abs(mine - score) > 1e-4) {
          faults.push(`${name}: ${system} ${segment}: ${mine} for ${score}`)
        }
      }
    }
    return Promise.resolve({ files: names.length, faults, note: `${read} rows, ${compared} scores compared` })
  },
}

type Validate = (data: unknown) => boolean
interface Ajv {
  addMetaSchema(schema: unknown): void
  addSchema(schema: unknown): void
  compile(schema: unknown): Validate
}
interface Assertion {
  title?: string
  expectedResult?: string
}

/** W3C's assertions that every annotation must pass: an assertion expected to be invalid must fail. */
function assertions(shared: string): { name: string; holds: (data: unknown) => boolean }[] {
  const load = createRequire(import.meta.url)
  const AjvClass = load('ajv') as new (options: object) => Ajv
  const folder = join(shared, 'fixtures/schemas/webanno')
  const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
  const { assertions: names } = json(join(folder, 'annotations/annotationMusts.test')) as { assertions: string[] }
  const ajv = new AjvClass({ schemaId: 'auto', meta: false, unknownFormats: 'ignore', logger: false })
  ajv.addMetaSchema(json(join(dirname(load.resolve('ajv')), 'refs/json-schema-draft-04.json')))
  for (const name of readdirSync(join(folder, 'definitions'))) ajv.addSchema(json(join(folder, 'definitions', name)))
  return names.map((name) => {
    const schema = json(join(folder, name)) as Assertion
    const validate = ajv.compile(schema)
    return { name, holds: (data) => validate(data) !== (schema.expectedResult === 'invalid') }
  })
}

const musts: Check = {
  name: "errors as Web Annotations against W3C's MUST assertions (ajv), and W3C's wrong samples fail them",
  tools: [],
  needsShared: true,
  run({ shared }) {
    const all = assertions(shared ?? '')
    const failing = (data: unknown): string[] => all.filter(({ holds }) => !holds(data)).map(({ name }) => name)
    const text = { iri: 'urn:songngu:segment:1:target', language: 'en', text: '😀 Two years of Directive 05' }
    const times = { createdAt: Date.UTC(2026, 10, 24), modifiedAt: Date.UTC(2026, 10, 25) }
    const base = { iri: 'urn:songngu:error:1', category: 'accuracy/omission', severity: 'major', ...times, text }
    const author = { iri: 'urn:songngu:user:1', name: 'Mai' }
    const ours = [
      { ...base, author, note: 'Thiếu.', span: { from: 3, to: 6 } },
      { ...base, author, note: '', span: null },
    ]
    const { first } = JSON.parse(writeAnnotations({ iri: 'urn:songngu:errors:1', label: 'x' }, ours)) as {
      first: { items: unknown[] }
    }
    const faults = first.items.flatMap((item, at) => failing(item).map((name) => `ours ${at + 1}: ${name}`))
    let files = first.items.length
    const folder = join(shared ?? '', 'fixtures/webanno/incorrect')
    for (const name of readdirSync(folder)) {
      let sample: unknown
      try {
        sample = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      } catch {
        continue
      }
      files += 1
      if (failing(sample).length === 0) faults.push(`incorrect/${name} passes every assertion`)
    }
    return Promise.resolve({ files, faults, note: `${all.length} assertions` })
  },
}

export const errorChecks: readonly Check[] = [scores, musts]
