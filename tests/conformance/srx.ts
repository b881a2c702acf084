import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  breakPositions,
  compileRules,
  rulesFor,
  unsupportedMaps,
  type PlacedRule,
  type SrxDocument,
} from '../../core/language/srx.ts'
import { readSrxFile } from '../../filters/srx.ts'
import { projectRules, writeSrx } from '../../filters/srx/write.ts'
import { runTool, type Check, type Context } from './check.ts'

interface RuleFile {
  name: string
  document: SrxDocument
}

/** Rule files of other programs, and our own with a project's abbreviations. */
function ruleFiles({ shared }: Context): RuleFile[] {
  const folder = join(shared ?? '', 'fixtures/srx')
  const foreign = readdirSync(folder).filter((name) => name.endsWith('.srx'))
  return [
    ...foreign.map((name) => ({ name, document: readSrxFile(readFileSync(join(folder, name))).document })),
    { name: 'our own', document: projectRules(['Cty.', 'T&T.', '<v+a>.']) },
  ]
}

const placed = ({ languageRules }: SrxDocument): PlacedRule[] =>
  languageRules.flatMap(({ name, rules }) => rules.map((rule, at) => ({ languageRule: name, index: at + 1, rule })))

const understood: Check = {
  name: 'segmentation rules of other programs are understood',
  tools: [],
  needsShared: true,
  run(context) {
    const files = ruleFiles(context)
    const faults = files.flatMap(({ name, document }) =>
      [...unsupportedMaps(document), ...compileRules(placed(document)).unsupported].map(
        ({ languageRule, index, construct }) => `${name}: ${languageRule} ${index}: ${construct}`,
      ),
    )
    const rules = files.reduce((sum, { document }) => sum + placed(document).length, 0)
    return Promise.resolve({ files: files.length, faults, note: `${rules} rules` })
  },
}

const valid: Check = {
  name: 'segmentation rules as we write them against the SRX 2.0 schema (xmllint), and read back',
  tools: ['xmllint'],
  needsShared: true,
  run(context) {
    const files = ruleFiles(context)
    const schema = join(context.shared ?? '', 'fixtures/schemas/srx/srx20.xsd')
    const text = readFileSync(join(context.root, 'server/sample/article.txt'), 'utf8')
    const faults = files.flatMap(({ name, document }, index) => {
      const path = join(context.scratch, `${index}.srx`)
      writeFileSync(path, writeSrx(document))
      const { ok, output } = runTool('xmllint', ['--nonet', '--noout', '--schema', schema, path])
      const again = readSrxFile(readFileSync(path)).document
      const cuts = (rules: SrxDocument): string =>
        ['vi', 'en', 'ja'].map((lang) => breakPositions(compileRules(rulesFor(rules, lang)).rules, text).join()).join()
      return [
        ...(ok ? [] : [`${name}: ${output.slice(0, 400)}`]),
        ...(cuts(again) === cuts(document) ? [] : [`${name}: cuts otherwise after writing and reading`]),
      ]
    })
    return Promise.resolve({ files: files.length, faults })
  },
}

export const srxChecks: readonly Check[] = [understood, valid]
