// Data → typed modules: the shipped terms, competitors and segmentation rules.
// The readers are the program's own (filters/), bundled on the fly. A module is
// written only when its content changed, so that builds stay incremental.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const read = (path) => readFileSync(join(root, path), 'utf8')

const { readConceptsCsv, readCompetitorsCsv, readSrx } = await readers()

emit('glossary/data/terms.gen.ts', [
  `import type { Concept } from '../concept.ts'`,
  `/** The shipped glossary vi-en-party-state. */`,
  `export const concepts: Concept[] = ${json(readConceptsCsv(read('glossary/data/vi-en-party-state.csv')))}`,
])
emit('glossary/data/competitors.gen.ts', [
  `import type { Competitor } from '../concept.ts'`,
  `/** Words that compete with terms for the same syllables (rule W3.3). */`,
  `export const competitors: Competitor[] = ${json(readCompetitorsCsv(read('glossary/data/vi-competitors.csv')))}`,
])
emit('core/language/rules.gen.ts', [
  `import type { SrxDocument } from './srx.ts'`,
  `/** The shipped segmentation rules, from core/language/rules/*.srx. */`,
  `export const srxDocuments: Record<'vi' | 'en', SrxDocument> = {`,
  ...['vi', 'en'].map((lang) => `  ${lang}: ${json(readSrx(read(`core/language/rules/${lang}.srx`)))},`),
  `}`,
])

async function readers() {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const file = join(root, `.cache/generate-${process.pid}.mjs`)
  try {
    await build({
      stdin: {
        contents: `export * from './filters/terms-csv.ts'; export * from './filters/srx.ts'`,
        resolveDir: root,
        loader: 'ts',
      },
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      logLevel: 'error',
    })
    return await import(pathToFileURL(file).href)
  } finally {
    rmSync(file, { force: true })
  }
}

function json(value) {
  return JSON.stringify(value, null, 1)
}

function emit(path, lines) {
  const file = join(root, path)
  const content = `// Made by scripts/generate.mjs; do not edit.\n${lines.join('\n')}\n`
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return
  writeFileSync(`${file}.${process.pid}`, content)
  renameSync(`${file}.${process.pid}`, file)
}
