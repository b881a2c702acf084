import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inlineText } from '../../core/model/inline.ts'
import { bilingualDocx } from '../../filters/bilingual-docx/index.ts'
import { unzip } from '../builders/zip.ts'
import { runTool, type Check, type Context } from './check.ts'
import { ownSpecimens, reviewed, sharedSpecimens, type Specimen } from './documents.ts'

interface Written extends Specimen {
  bytes: Uint8Array
  path: string
}

async function write(context: Context, specimens: readonly Specimen[]): Promise<Written[]> {
  return Promise.all(
    specimens.map(async (specimen, index) => {
      const bytes = await bilingualDocx.write(specimen.input)
      const path = join(context.scratch, `${index}.docx`)
      writeFileSync(path, bytes)
      return { ...specimen, bytes, path }
    }),
  )
}

const all = (context: Context): Specimen[] => [...ownSpecimens(context), ...sharedSpecimens(context)]
const rowsIn = ({ input }: Specimen): number => input.units.reduce((sum, unit) => sum + unit.segments.length, 0)

/** Which schema judges which part. */
function schemaFor(part: string): string | null {
  // Word's own extension of 2012 has no schema here.
  if (part === 'word/commentsExtended.xml') return null
  if (/^word\/[^/]+\.xml$/.test(part)) return 'wml.xsd'
  if (part.endsWith('.rels')) return 'opc-xsd/opc-relationships.xsd'
  return part === '[Content_Types].xml' ? 'opc-xsd/opc-contentTypes.xsd' : null
}

const schema: Check = {
  name: 'bilingual Word file against the ECMA-376 schemas (xmllint)',
  tools: ['xmllint'],
  needsShared: true,
  async run(context) {
    const faults: string[] = []
    const written = await write(context, [...all(context), reviewed(context)])
    const schemas = join(context.shared ?? '', 'fixtures/schemas/ooxml')
    let parts = 0
    for (const { name, bytes } of written) {
      for (const [index, entry] of unzip(bytes).entries()) {
        const path = join(context.scratch, `part-${index}.xml`)
        // What the part declares ignorable is taken out before a schema judges it (ECMA-376 part 3, §7).
        const ignorable = / (?:xmlns:(?:mc|w14)|mc:Ignorable|w14:paraId)="[^"]*"/g
        const bytes =
          entry.name === 'word/comments.xml' ? Buffer.from(entry.bytes).toString().replace(ignorable, '') : entry.bytes
        writeFileSync(path, bytes)
        const xsd = schemaFor(entry.name)
        const judged = xsd ? ['--schema', join(schemas, xsd), path] : [path]
        const { ok, output } = runTool('xmllint', ['--nonet', '--noout', '--huge', ...judged])
        parts += 1
        if (!ok) faults.push(`${name}: ${entry.name}: ${output.slice(0, 400)}`)
      }
    }
    return { files: written.length, faults, note: `${parts} parts` }
  },
}

const countRows = `
import docx, json, sys
for path in sys.argv[1:]:
    document = docx.Document(path)
    table = document.tables[0]
    print(json.dumps([len(table.rows), len(table.columns), document.paragraphs[0].text, document.core_properties.title]))
`

const python = '/usr/bin/python3'

const pythonDocx: Check = {
  name: 'bilingual Word file opened and counted by python-docx',
  tools: [python],
  needsShared: false,
  async run(context) {
    if (!runTool(python, ['-c', 'import docx']).ok) return { files: 0, faults: [], skipped: 'python-docx' }
    const written = await write(context, [...all(context), reviewed(context)])
    const { ok, output } = runTool(python, ['-c', countRows, ...written.map(({ path }) => path)])
    if (!ok) return { files: written.length, faults: [output.slice(-800)] }
    const lines = output.trim().split('\n')
    const faults = written.flatMap((specimen, index) => {
      const wanted = JSON.stringify([rowsIn(specimen) + 1, 5, specimen.input.title, specimen.input.title])
      const got = JSON.stringify(JSON.parse(lines[index] ?? 'null'))
      return got === wanted ? [] : [`${specimen.name}: ${got} instead of ${wanted}`]
    })
    return { files: written.length, faults, note: `${written.reduce((sum, each) => sum + rowsIn(each), 0)} rows` }
  },
}

/** Text as far as a page can show it: no spaces (lines wrap), no controls, nothing invisible. */
const visible = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\s\p{Cc}\p{Cf}\ufffe\uffff\ufffd\ufdd0]/gu, '')

/**
 * The words of a PDF, read in both orders pdftotext knows: by place on the
 * page, which mends words set in two fonts, and as drawn, which keeps a cell together.
 */
function shown(pdf: string): string {
  const text = pdf.replace(/pdf$/, 'txt')
  const orders = [[], ['-raw']].map((order) => {
    runTool('pdftotext', [...order, pdf, text])
    return visible(readFileSync(text, 'utf8'))
  })
  return orders.join('\n')
}

/**
 * A LibreOffice profile that sets Times New Roman as Tinos, its metric twin
 * with all Vietnamese letters. Without it Liberation Serif is taken, which has
 * only some, and words set in two fonts cannot be read back in order.
 */
function makeProfile(scratch: string): string {
  const folder = join(scratch, 'profile')
  mkdirSync(join(folder, 'user'), { recursive: true })
  const prop = (name: string, value: string): string =>
    `<prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop>`
  const path = '/org.openoffice.Office.Common/Font/Substitution'
  writeFileSync(
    join(folder, 'user/registrymodifications.xcu'),
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">' +
      `<item oor:path="${path}">${prop('Replacement', 'true')}</item>` +
      `<item oor:path="${path}/FontPairs"><node oor:name="_0" oor:op="replace">` +
      prop('ReplaceFont', 'Times New Roman') +
      prop('SubstituteFont', 'Tinos') +
      prop('Always', 'true') +
      `${prop('OnScreenOnly', 'false')}</node></item></oor:items>`,
  )
  return `-env:UserInstallation=file://${folder}`
}

const libreOffice: Check = {
  name: 'bilingual Word file laid out by LibreOffice, every sentence found in the PDF (pdftotext)',
  tools: ['soffice', 'pdftotext'],
  needsShared: false,
  async run(context) {
    // Colour emoji and right-to-left text are laid out in an order of their own: the schema check has those.
    const written = await write(
      context,
      all(context).filter((each) => each.name !== 'hostile'),
    )
    const out = join(context.scratch, 'pdf')
    mkdirSync(out)
    const profile = makeProfile(context.scratch)
    const { output } = runTool('soffice', [
      '--headless',
      profile,
      '--convert-to',
      'pdf',
      '--outdir',
      out,
      ...written.map(({ path }) => path),
    ])
    const faults: string[] = []
    let sentences = 0
    for (const [index, { name, input }] of written.entries()) {
      const pdf = join(out, `${index}.pdf`)
      if (!existsSync(pdf)) {
        faults.push(`${name}: not converted: ${output.slice(-300)}`)
        continue
      }
      const page = shown(pdf)
      for (const side of input.units
        .flatMap((unit) => unit.segments)
        .flatMap(({ source, target }) => [source, target])) {
        sentences += 1
        if (!page.includes(visible(inlineText(side))))
          faults.push(`${name}: not in the PDF: ${inlineText(side).slice(0, 80)}`)
      }
    }
    return { files: written.length, faults, note: `${sentences} sentences` }
  },
}

export const docxChecks: readonly Check[] = [schema, pythonDocx, libreOffice]
