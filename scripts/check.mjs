/** Format, lint, types, boundaries, unused code. All run; the failed ones are named at the end. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const bin = (name, path) => ({ name, command: [process.execPath, join(root, 'node_modules', path)] })

const steps = [
  // Types come first to see generated modules where a fresh checkout has none yet.
  { ...bin('types', 'typescript/bin/tsc'), args: ['-b'] },
  { ...bin('format', 'prettier/bin/prettier.cjs'), args: ['--check', '--log-level', 'warn', '.'] },
  { ...bin('lint', 'eslint/bin/eslint.js'), args: ['--max-warnings', '0', '.'] },
  {
    ...bin('boundaries', 'dependency-cruiser/bin/dependency-cruise.mjs'),
    args: ['--config', '.dependency-cruiser.cjs', '--', ...rooms()],
  },
  { ...bin('unused', 'knip/bin/knip.js'), args: ['--no-progress'] },
]

function rooms() {
  return ['core', 'glossary', 'filters', 'server', 'client', 'tests', 'bench'].filter((room) =>
    existsSync(join(root, room)),
  )
}

const asked = process.argv.slice(2)
const failed = []
if (existsSync(join(root, 'scripts/generate.mjs'))) {
  const made = spawnSync(process.execPath, [join(root, 'scripts/generate.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (made.status !== 0) failed.push('generate')
}
for (const { name, command, args } of steps.filter((step) => asked.length === 0 || asked.includes(step.name))) {
  const started = performance.now()
  const [file, ...before] = command
  const run = spawnSync(file, [...before, ...args], { cwd: root, stdio: 'inherit' })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${run.status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (run.status !== 0) failed.push(name)
}
if (failed.length > 0) console.log(`check failed: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
