/**
 * Builds everything into dist/: generated modules, the client (vite), the
 * server (esbuild; packages stay outside the bundle). Prints the sizes and
 * refuses a workbench that loads too much JavaScript at first.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildHash } from './inputs.mjs'
import { root } from './root.mjs'

/** DESIGN: what the workbench page loads before it can be used. */
const FIRST_JS_KB = 260

const at = (...path) => join(root, ...path)
const kB = (bytes) => Math.round(bytes / 102.4) / 10

function generate() {
  if (!existsSync(at('scripts/generate.mjs'))) return
  const child = spawnSync(process.execPath, [at('scripts/generate.mjs')], { cwd: root, stdio: 'inherit' })
  if (child.status !== 0) throw new Error('scripts/generate.mjs failed')
}

async function buildClient() {
  if (!existsSync(at('client/index.html'))) return
  const { build } = await import('vite')
  await build({
    configFile: at('client/vite.config.ts'),
    root: at('client'),
    mode: 'production',
    logLevel: 'warn',
    build: {
      manifest: true,
      outDir: at('dist/client'),
      emptyOutDir: true,
      rolldownOptions: {
        // Libraries that also serve React servers say "use client"; here everything is the client.
        onwarn: (warning, pass) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || pass(warning),
      },
    },
  })
  measure()
}

/** Adds the chunk and everything it imports at once; what it imports lazily is left out. */
function reach(manifest, key, into) {
  const chunk = manifest[key]
  if (!chunk || into.has(chunk.file)) return
  into.add(chunk.file)
  for (const next of chunk.imports ?? []) reach(manifest, next, into)
}

function measure() {
  const manifest = JSON.parse(readFileSync(at('dist/client/.vite/manifest.json'), 'utf8'))
  const size = (file) => gzipSync(readFileSync(at('dist/client', file))).length
  // The words of one language are waited for, too: the longer one counts.
  const isFirst = ([key, chunk]) => chunk.isEntry || /pages\/workbench|locales\/vi\.json/i.test(key)
  const first = new Set()
  for (const [key] of Object.entries(manifest).filter(isFirst)) reach(manifest, key, first)
  const total = [...first].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + size(file), 0)
  const chunks = [...new Set(Object.values(manifest).map((chunk) => chunk.file))].filter((file) => file.endsWith('.js'))
  for (const file of chunks.sort()) {
    console.log(`  ${file.padEnd(44)} ${String(kB(size(file))).padStart(7)} kB gzip${first.has(file) ? '  first' : ''}`)
  }
  console.log(`first JavaScript of the workbench: ${kB(total)} kB gzip (at most ${FIRST_JS_KB})`)
  if (kB(total) > FIRST_JS_KB)
    throw new Error(`the workbench loads ${kB(total)} kB of JavaScript before it can be used`)
}

async function buildServer() {
  const parts = ['server/main.ts', 'server/jobs/terms-worker.ts', 'server/glossary-exchange/glossary-worker.ts']
  const entryPoints = parts.filter((file) => existsSync(at(file)))
  if (entryPoints.length === 0) return
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist/server',
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
  // Files the server reads at run time stand beside it as they do in the sources.
  if (existsSync(at('server/sample'))) cpSync(at('server/sample'), at('dist/server/sample'), { recursive: true })
}

async function main() {
  const started = performance.now()
  // Read before building: a file saved meanwhile makes this build outdated, as it should.
  const hash = buildHash()
  rmSync(at('dist/build.json'), { force: true })
  mkdirSync(at('dist'), { recursive: true })
  generate()
  await buildClient()
  await buildServer()
  writeFileSync(at('dist/build.json'), JSON.stringify({ hash }) + '\n')
  console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
