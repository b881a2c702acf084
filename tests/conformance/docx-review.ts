import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportThread } from '../../filters/filter.ts'
import { bilingualDocx } from '../../filters/bilingual-docx/index.ts'
import { descendants, parseXml, textOf } from '../builders/xml-reader.ts'
import { runTool, type Check } from './check.ts'
import { reviewed } from './documents.ts'

/** The same for the same values as often, in any order. */
const tally = (values: readonly string[]): string => JSON.stringify([...values].sort())

/** Comments and tracked changes as another program understands them: who said and changed what, and how often. */
export const docxReview: Check = {
  name: 'comments and tracked changes of a bilingual Word file, read back by LibreOffice',
  tools: ['soffice'],
  needsShared: false,
  async run(context) {
    const { name, input } = reviewed(context)
    const path = join(context.scratch, 'review.docx')
    writeFileSync(path, await bilingualDocx.write(input))
    const out = join(context.scratch, 'review')
    mkdirSync(out, { recursive: true })
    const profile = `-env:UserInstallation=file://${join(context.scratch, 'profile-review')}`
    const { output } = runTool('soffice', ['--headless', profile, '--convert-to', 'fodt', '--outdir', out, path])
    const file = join(out, 'review.fodt')
    if (!existsSync(file)) return { files: 1, faults: [`${name}: not converted: ${output.slice(-300)}`] }
    const read = parseXml(readFileSync(file))
    const segments = input.units.flatMap((unit) => unit.segments)
    const threads: readonly ExportThread[] = [...(input.threads ?? []), ...segments.flatMap((one) => one.threads ?? [])]
    const said = threads.flatMap(({ comments }) =>
      comments.map(({ author, text }) => `${author}|${text.replace('\n', '')}`),
    )
    const annotations = descendants(read, 'office:annotation').map((one) => {
      const paragraphs = descendants(one, 'text:p').map(textOf).join('')
      return `${descendants(one, 'dc:creator').map(textOf).join('')}|${paragraphs}`
    })
    const changes = segments.flatMap(({ suggestions = [] }) => suggestions)
    const hunks = changes.flatMap(({ author, hunks }) =>
      hunks.flatMap(() => [`${author}|insertion`, `${author}|deletion`]),
    )
    const tracked = ['insertion', 'deletion'].flatMap((kind) =>
      descendants(read, `text:${kind}`).map((one) => `${descendants(one, 'dc:creator').map(textOf).join('')}|${kind}`),
    )
    const faults = [
      ...(tally(annotations) === tally(said) ? [] : [`${name}: comments ${tally(annotations).slice(0, 300)}`]),
      ...(tally(tracked) === tally(hunks) ? [] : [`${name}: changes ${tally(tracked).slice(0, 300)}`]),
    ]
    return { files: 1, faults, note: `${annotations.length} comments, ${tracked.length} changes` }
  },
}
