/**
 * Runs the benches (`npm run bench [name…]`), each in a process of its own, and
 * writes their tables into bench/results.md; benches not run keep theirs.
 * A budget not reached fails the run.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const bundles = join(root, '.cache/bench')
const results = join(root, 'bench/results.md')
const TITLE =
  '# Measured\n\nWritten by `npm run bench`. Times depend on the machine; ratios and budgets are what counts.\n'

function names() {
  return readdirSync(join(root, 'bench'))
    .filter((file) => file.endsWith('.ts') && !['bench.ts', 'others.ts'].includes(file))
    .map((file) => file.slice(0, -3))
    .sort()
}

async function bundle(all) {
  const { build } = await import('esbuild')
  rmSync(bundles, { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: all.map((name) => `bench/${name}.ts`),
    outdir: bundles,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    loader: { '.css': 'empty' },
    logLevel: 'warning',
  })
}

/** In the child: runs one bench and leaves its rows in a file. */
async function child(name, file) {
  const { bench } = await import(pathToFileURL(join(bundles, `${name}.mjs`)).href)
  const rows = await bench.run()
  writeFileSync(file, JSON.stringify({ question: bench.question, seed: bench.seed, rows }))
}

function inChild(name) {
  const file = join(bundles, `${name}.json`)
  const self = new URL(import.meta.url).pathname
  const run = spawnSync(process.execPath, ['--expose-gc', self, '--child', name, file], { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) return undefined
  return JSON.parse(readFileSync(file, 'utf8'))
}

const digits = (value) =>
  value === undefined ? '' : Math.abs(value) >= 100 ? String(Math.round(value)) : String(Math.round(value * 100) / 100)
const cell = (text) => String(text ?? '').replaceAll('|', '\\|')

function row(r) {
  const verdict = r.reached === undefined ? '' : r.reached ? ' ✓' : ' ✗'
  const cells = [r.what, digits(r.median), digits(r.p95), r.unit, (r.target ?? '') + verdict, r.peer, r.note]
  return `| ${cells.map(cell).join(' | ')} |`
}

function section(name, { question, seed, rows }) {
  const cpu = cpus()[0]?.model.trim() ?? 'unknown processor'
  const machine = `${cpus().length} × ${cpu}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.version}`
  return [
    `## ${name}`,
    '',
    question,
    '',
    `\`npm run bench ${name}\` · seed ${seed} · ${new Date().toISOString().slice(0, 10)} · ${machine}`,
    '',
    '| what | median | p95 | unit | target | peer | note |',
    '| --- | ---: | ---: | --- | --- | --- | --- |',
    ...rows.map(row),
    '',
  ].join('\n')
}

/** Sections of the results by bench name. */
function read() {
  try {
    const parts = readFileSync(results, 'utf8').split(/^(?=## )/m)
    return new Map(parts.slice(1).map((text) => [text.slice(3, text.indexOf('\n')), text.trimEnd() + '\n']))
  } catch {
    return new Map()
  }
}

async function main(asked) {
  const all = names()
  const unknown = asked.filter((name) => !all.includes(name))
  if (unknown.length > 0) {
    console.error(`no bench named ${unknown.join(', ')}; there are: ${all.join(', ')}`)
    return 2
  }
  const chosen = asked.length > 0 ? asked : all
  mkdirSync(bundles, { recursive: true })
  await bundle(chosen)
  let good = true
  for (const name of chosen) {
    console.log(`\n${name} …`)
    const outcome = inChild(name)
    if (!outcome) {
      good = false
      console.log(`${name} failed`)
      continue
    }
    if (outcome.rows.some((r) => r.reached === false)) good = false
    const text = section(name, outcome)
    console.log(text)
    // Written after each bench, so that a later failure keeps what is measured.
    const sections = read().set(name, text)
    const sorted = [...sections].sort(([a], [b]) => a.localeCompare(b)).map(([, part]) => part)
    writeFileSync(results, [TITLE, ...sorted].join('\n'))
  }
  return good ? 0 : 1
}

const [first, ...rest] = process.argv.slice(2)
if (first === '--child') await child(...rest)
else process.exitCode = await main(process.argv.slice(2))
