/**
 * Runs all tests: node and jsdom side by side, then the real browser one file
 * at a time. Further arguments go to jest (a file pattern, -t NAME). The last
 * line says `N passed, N failed`; nothing run is a failure.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { root } from './root.mjs'

const forwarded = process.argv.slice(2)
const results = join(root, '.cache/test')

function runs() {
  const fast = { name: 'fast', args: ['--selectProjects', 'node', 'dom', `--maxWorkers=${availableParallelism()}`] }
  const browser = { name: 'browser', args: ['--selectProjects', 'browser', '--runInBand'] }
  return [fast, browser]
}

/** Counts of one jest run. A file that cannot even start counts as one failed test. */
function jest({ name, args }, chromium) {
  const report = join(results, `${name}.json`)
  rmSync(report, { force: true })
  const child = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
      ...args,
      '--passWithNoTests',
      '--json',
      `--outputFile=${report}`,
      ...forwarded,
    ],
    // jest prints its JSON on stdout as well: it is in the file already.
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, SONGNGU_CHROMIUM: chromium } },
  )
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, ok: false }
  const json = JSON.parse(readFileSync(report, 'utf8'))
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests + json.numRuntimeErrorTestSuites,
    skipped: json.numPendingTests + json.numTodoTests,
    ok: child.status === 0 && json.success,
  }
}

mkdirSync(results, { recursive: true })
const chromium = await findBrowser()
const counts = runs().map((run) => jest(run, chromium))
const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
// Choosing tests by name makes jest call the others skipped; otherwise nobody may skip a test.
const chosen = forwarded.some((arg) => /^(-t|--testNamePattern)/.test(arg))
if (skipped > 0 && !chosen) console.log(`${skipped} tests are skipped: that is not allowed here`)
console.log(`${passed} passed, ${failed} failed`)
const good = failed === 0 && passed > 0 && (skipped === 0 || chosen) && counts.every((count) => count.ok)
process.exitCode = good ? 0 : 1
