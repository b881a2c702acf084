import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { z } from 'zod'
import { segmentUnit } from '../../core/language/segmenter.ts'
import { inlineText } from '../../core/model/inline.ts'
import type { SegmentStatus } from '../../core/model/status.ts'
import type { ExportInput, ExportSegment, ExportUnit } from '../../filters/filter.ts'
import { txtFilter } from '../../filters/txt.ts'
import { labels } from '../unit/filters/export-input.ts'
import type { Context } from './check.ts'

/** A document to export and have judged. */
export interface Specimen {
  name: string
  input: ExportInput
}

const statuses: SegmentStatus[] = ['draft', 'confirmed', 'approved']
const Draft = z.array(z.object({ source: z.string(), target: z.string() }))

/** A text as a project would hold it: segmented, with the targets that `translate` gives ('' for none). */
function specimen(name: string, bytes: Uint8Array, translate: (source: string, n: number) => string): Specimen {
  const { units, skeleton } = txtFilter.extract(bytes)
  let n = 0
  const exported = units.map((unit): ExportUnit => {
    const { segments, tail } = segmentUnit(inlineText(unit.text), 'vi')
    return {
      kind: unit.kind,
      tail,
      segments: segments.map(({ lead, source }): ExportSegment => {
        n += 1
        const target = translate(source, n)
        const status = target === '' ? 'untranslated' : (statuses[n % 3] ?? 'draft')
        return { id: `segment-${n}`, n, lead, source, target, status, locked: n % 11 === 0 }
      }),
    }
  })
  const input: ExportInput = {
    documentId: `document-${name}`,
    exportId: `export-${name}`,
    title: name,
    fileName: name,
    sourceLang: 'vi',
    targetLang: 'en',
    exportedAt: Date.UTC(2026, 10, 24),
    units: exported,
    skeleton,
    sourceFormat: txtFilter.id,
    labels,
  }
  return { name, input }
}

const everySecond = (source: string, n: number): string => (n % 2 === 0 ? '' : `Translated: ${source}`)

/** The sample article, whole and half translated, and a text of what breaks careless writers. */
export function ownSpecimens({ root }: Context): Specimen[] {
  const article = readFileSync(join(root, 'server/sample/article.txt'))
  const draft = Draft.parse(JSON.parse(readFileSync(join(root, 'server/sample/draft.json'), 'utf8')))
  const targets = new Map(draft.map((pair) => [pair.source.normalize('NFC'), pair.target]))
  const whole = (source: string): string => targets.get(source) ?? ''
  const hostile = [
    ']]> <b>&amp;</b> </w:t>',
    'a\u0001\u001b[31m\u007f\u0085b',
    'x\ufffe\uffff \ufdd0',
    'lone \ud800 half',
  ]
  const lines = ['Dòng khó đọc', '🙏🇻🇳 \u202e\u200f\u2066 xong', '=1+1; @SUM', '- gạch đầu dòng', 'Ảnh: Phương Thúy']
  return [
    specimen('sample article', article, whole),
    specimen('sample article, half', article, (source, n) => (n % 2 === 0 ? '' : whole(source))),
    specimen('hostile', new TextEncoder().encode(lines.join('\r\n\r\n')), (source, n) => `${source} ${hostile[n % 4]}`),
  ]
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort()
}

const textLike = new Set('.txt .md .html .htm .csv .tsv .json .jsonl .xml .xlf .xliff .tmx .tbx .srx'.split(' '))

/** All files of the shared data that are text to a person or a machine. */
export function textFiles(shared: string): string[] {
  return filesBelow(join(shared, 'fixtures')).filter((path) => textLike.has(extname(path).toLowerCase()))
}

/** Real texts of the shared data, of a size an office program takes in a moment. */
export function sharedSpecimens({ shared }: Context): Specimen[] {
  if (shared === null) return []
  const paths = textFiles(shared).filter(
    (path) => ['.txt', '.md'].includes(extname(path)) && statSync(path).size < 100_000,
  )
  return paths.map((path) => specimen(path.slice(shared.length + 1), readFileSync(path), everySecond))
}

/** The sample article with comments and suggestions on every translated segment. */
export function reviewed(context: Context): Specimen {
  const [first] = ownSpecimens(context)
  if (!first) throw new RangeError('no specimen')
  const at = Date.UTC(2026, 10, 24)
  const said = (text: string) => [
    { author: 'Trần “Mai” & <Bình>', at, text },
    { author: 'An', at, text: 'Answer.' },
  ]
  const units = first.input.units.map((unit) => ({
    ...unit,
    segments: unit.segments.map((segment): ExportSegment => {
      const size = inlineText(segment.target).length
      if (size < 4) return segment
      return {
        ...segment,
        threads: [
          { side: 'target', span: { from: 1, to: size - 1 }, quote: 'x', resolved: false, comments: said('One\nTwo') },
          { side: 'source', span: { from: 0, to: 2 }, quote: 'y', resolved: true, comments: said('Source') },
          { side: null, span: null, quote: '', resolved: false, comments: said('Whole') },
        ],
        suggestions: [{ author: 'Mai', at, hunks: [{ from: 2, to: 4, inserted: 'held' }] }],
      }
    }),
  }))
  const threads = [{ side: null, span: null, quote: '', resolved: false, comments: said('Document') }]
  return { name: `${first.name} reviewed`, input: { ...first.input, title: first.input.title, units, threads } }
}
