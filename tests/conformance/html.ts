import { bilingualHtml } from '../../filters/bilingual-html/index.ts'
import { readHtml } from '../builders/html-reader.ts'
import type { Check } from './check.ts'
import { ownSpecimens, sharedSpecimens } from './documents.ts'

const parse5: Check = {
  name: 'bilingual HTML against the HTML standard (parse5 errors, rows)',
  tools: [],
  needsShared: false,
  async run(context) {
    const specimens = [...ownSpecimens(context), ...sharedSpecimens(context)]
    const faults: string[] = []
    for (const { name, input } of specimens) {
      const page = readHtml(await bilingualHtml.write(input))
      for (const error of new Set(page.errors)) faults.push(`${name}: ${error}`)
      const wanted = input.units.reduce((sum, unit) => sum + unit.segments.length, 1)
      if (page.rows.length !== wanted) faults.push(`${name}: ${page.rows.length} rows instead of ${wanted}`)
    }
    return { files: specimens.length, faults }
  },
}

export const htmlChecks: readonly Check[] = [parse5]
