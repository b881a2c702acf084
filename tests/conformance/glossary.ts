import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../core/errors.ts'
import { glossaryFilter, pickGlossaryFilter } from '../../filters/glossary-files/index.ts'
import { readConceptsCsv } from '../../filters/terms-csv.ts'
import { openZip } from '../../filters/zip.ts'
import type { Concept } from '../../glossary/concept.ts'
import { fullConcept, successor } from '../unit/filters/glossary-concepts.ts'
import { runTool, type Check, type Context } from './check.ts'

/** The shipped term base, and concepts that use every field. */
function concepts({ root }: Context): Concept[] {
  const shipped = readConceptsCsv(readFileSync(join(root, 'glossary/data/vi-en-party-state.csv'), 'utf8'))
  return [{ ...fullConcept, successor: 'full-2' }, { ...successor, id: 'full-2' }, ...shipped]
}

const at = Date.UTC(2026, 10, 24)

function written(context: Context, id: Parameters<typeof glossaryFilter>[0]): string {
  const filter = glossaryFilter(id)
  const path = join(context.scratch, `${id}.${filter.extension}`)
  writeFileSync(path, filter.write({ name: 'Đảng & Nhà nước', description: 'x', concepts: concepts(context), at }))
  return path
}

const schemas = ({ shared }: Context): string => join(shared ?? '', 'fixtures/schemas')

const foreign: Check = {
  name: 'term bases of other programs are read, or refused with a code',
  tools: [],
  needsShared: true,
  run({ shared }) {
    const faults: string[] = []
    const figures: string[] = []
    let files = 0
    for (const folder of ['tbx', 'glossary-csv']) {
      const place = join(shared ?? '', 'fixtures', folder)
      for (const name of readdirSync(place).filter((each) => !each.endsWith('.md'))) {
        files++
        const bytes = readFileSync(join(place, name))
        try {
          const { entries } = pickGlossaryFilter(bytes, name).read(bytes)
          const taken = entries.filter((entry) => 'draft' in entry).length
          figures.push(`${name} ${taken}/${entries.length}`)
          if (entries.length === 0) faults.push(`${name}: nothing`)
        } catch (error) {
          if (error instanceof AppError) figures.push(`${name} ${error.code}`)
          else faults.push(`${name}: ${String(error)}`)
        }
      }
    }
    return Promise.resolve({ files, faults, note: figures.join(', ') })
  },
}

/** What jing does not look at: its rules on attributes do not fire. */
const categories: Record<string, readonly string[]> = {
  admin: ['customerSubset', 'projectSubset', 'source'],
  descrip: ['subjectField', 'context', 'definition'],
  ref: ['crossReference'],
  termNote: [
    'administrativeStatus',
    'partOfSpeech',
    'geographicalUsage',
    'grammaticalGender',
    'termLocation',
    'termType',
  ],
  transac: ['transactionType'],
  transacNote: ['responsibility'],
  xref: ['externalCrossReference', 'xGraphic'],
}

const edition3: Check = {
  name: 'TBX-Basic 2019 as we write it against its schemas (jing: RNG, Schematron; data categories)',
  tools: ['jing'],
  needsShared: true,
  run(context) {
    const path = written(context, 'tbx-v3')
    const faults = ['TBXcoreStructV03.rng', 'TBX-Basic_DCA.sch'].flatMap((schema) => {
      const { ok, output } = runTool('jing', [join(schemas(context), 'tbx3', schema), path])
      return ok ? [] : [`${schema}: ${output.slice(0, 400)}`]
    })
    for (const [, name = '', type = ''] of readFileSync(path, 'utf8').matchAll(/<(\w+) type="([^"]*)"/g)) {
      if (name !== 'tbx' && !categories[name]?.includes(type)) faults.push(`${name}/@type ${type}`)
    }
    return Promise.resolve({ files: 1, faults })
  },
}

const edition2: Check = {
  name: 'TBX-Basic 2008 as we write it against its schemas (jing: RNG; xmllint: both DTDs)',
  tools: ['jing', 'xmllint'],
  needsShared: true,
  run(context) {
    const path = written(context, 'tbx-v2')
    const folder = join(schemas(context), 'tbx2')
    const rng = runTool('jing', [join(folder, 'TBXBasicRNGV02.rng'), path])
    const faults = rng.ok ? [] : [rng.output.slice(0, 400)]
    for (const dtd of ['TBXBasiccoreStructV02.dtd', 'TBXcoreStructV02.dtd']) {
      const { ok, output } = runTool('xmllint', ['--nonet', '--noout', '--dtdvalid', join(folder, dtd), path])
      if (!ok) faults.push(`${dtd}: ${output.slice(0, 400)}`)
    }
    return Promise.resolve({ files: 1, faults })
  },
}

const readUnits = `import sys
from translate.storage import tbx
store = tbx.tbxfile.parsefile(sys.argv[1])
print(len(store.units), sum(1 for unit in store.units if unit.source and unit.target))`

const toolkit: Check = {
  name: 'TBX-Basic 2008 as we write it is read by translate-toolkit',
  tools: ['/usr/bin/python3'],
  needsShared: false,
  run(context) {
    if (!runTool('/usr/bin/python3', ['-c', 'import translate.storage.tbx']).ok)
      return Promise.resolve({ files: 0, faults: [], skipped: 'translate-toolkit' })
    const { output } = runTool('/usr/bin/python3', ['-c', readUnits, written(context, 'tbx-v2')])
    const count = concepts(context).length
    const faults = output.trim() === `${count} ${count}` ? [] : [`${output.trim()} instead of ${count} ${count}`]
    return Promise.resolve({ files: 1, faults, note: `${count} concepts` })
  },
}

const sheetSchema: Check = {
  name: 'workbook as we write it against the SpreadsheetML schema (xmllint)',
  tools: ['xmllint'],
  needsShared: true,
  run(context) {
    const zip = openZip(readFileSync(written(context, 'xlsx')))
    const parts = ['xl/workbook.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml']
    const faults = parts.flatMap((part, index) => {
      const path = join(context.scratch, `${index}.xml`)
      // Excel writes xml:space, and the standard says so in words, but not in its schema.
      const xml = new TextDecoder().decode(zip.read(part) ?? new Uint8Array())
      writeFileSync(path, xml.replaceAll(' xml:space="preserve"', ''))
      const schema = join(schemas(context), 'ooxml/sml.xsd')
      const { ok, output } = runTool('xmllint', ['--nonet', '--noout', '--schema', schema, path])
      return ok ? [] : [`${part}: ${output.slice(0, 400)}`]
    })
    return Promise.resolve({ files: parts.length, faults })
  },
}

/** LibreOffice to CSV: UTF-8, commas, all cells as they are shown. */
const office: Check = {
  name: 'workbook and CSV as we write them, opened by LibreOffice and saved as the other, say the same',
  tools: ['soffice'],
  needsShared: false,
  run(context) {
    const profile = `-env:UserInstallation=file://${join(context.scratch, 'profile')}`
    const out = join(context.scratch, 'out')
    const convert = (to: string, path: string, ...more: string[]): boolean =>
      runTool('soffice', ['--headless', profile, ...more, '--convert-to', to, '--outdir', out, path]).ok
    const faults: string[] = []
    const expected = JSON.stringify(glossaryFilter('csv').read(readFileSync(written(context, 'csv'))).entries)
    const same = (name: string, id: 'csv' | 'xlsx'): void => {
      const read = glossaryFilter(id).read(readFileSync(join(out, name)))
      if (JSON.stringify(read.entries) !== expected) faults.push(`${name} says something else`)
    }
    if (convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true', written(context, 'xlsx')))
      same('xlsx.csv', 'csv')
    else faults.push('xlsx was not opened')
    const asText = '--infilter=CSV:44,34,76,1,' + Array.from({ length: 26 }, (_, index) => `${index + 1}/2`).join('/')
    if (convert('xlsx', written(context, 'csv'), asText)) same('csv.xlsx', 'xlsx')
    else faults.push('csv was not opened')
    return Promise.resolve({ files: 2, faults })
  },
}

export const glossaryChecks: readonly Check[] = [foreign, edition3, edition2, toolkit, sheetSchema, office]
