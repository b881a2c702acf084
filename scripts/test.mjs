/**
 * Runs all tests: node and jsdom side by side, then the real browser one file
 * at a time. Further arguments go to jest (a file pattern, -t NAME). The last
 * line says `N passed, N failed`; nothing run is a failure.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
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
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, ok: false, failures: [`the ${name} run`] }
  const json = JSON.parse(readFileSync(report, 'utf8'))
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests + json.numRuntimeErrorTestSuites,
    skipped: json.numPendingTests + json.numTodoTests,
    ok: child.status === 0 && json.success,
    failures: json.testResults.flatMap(failuresOf),
  }
}

/** A line for each failed test of a file: where, what, and the first line of why. */
function failuresOf({ name, status, message, assertionResults }) {
  if (status !== 'failed') return []
  const file = relative(root, name)
  const failed = assertionResults.filter((result) => result.status === 'failed')
  if (failed.length === 0) return [`${file}: ${firstLine(message)}`]
  return failed.map((result) => `${file} › ${result.fullName}: ${firstLine(result.failureMessages.join('\n'))}`)
}

const firstLine = (text) => {
  const plain = stripVTControlCharacters(text).trim()
  return plain.slice(0, Math.min(300, (plain + '\n').indexOf('\n')))
}

mkdirSync(results, { recursive: true })
const chromium = await findBrowser()
const counts = runs().map((run) => jest(run, chromium))
const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
// Choosing tests by name makes jest call the others skipped; otherwise nobody may skip a test.
const chosen = forwarded.some((arg) => /^(-t|--testNamePattern)/.test(arg))
if (skipped > 0 && !chosen) console.log(`${skipped} tests are skipped: that is not allowed here`)
for (const failure of counts.flatMap((count) => count.failures)) console.log(`failed: ${failure}`)
console.log(`${passed} passed, ${failed} failed`)
const good = failed === 0 && passed > 0 && (skipped === 0 || chosen) && counts.every((count) => count.ok)
process.exitCode = good ? 0 : 1
