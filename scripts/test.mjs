/**
 * Runs all tests: node and jsdom side by side, then the real browser one file
 * at a time. Further arguments go to jest (a file pattern, -t NAME). The last
 * line says `N passed, N failed`; nothing run is a failure.
 *
 * With CI=true one or two browser files that fail are run once more, whole: a
 * machine may stall. What fails only the first time is named `unsteady`, to be
 * looked into; what fails again has failed.
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

/** More files than these do not fail by accident. */
const ACCIDENTS = 2

/** Counts of one jest run. A file that cannot even start counts as one failed test. */
function jest({ name, args, files = [] }, chromium) {
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
      ...files,
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
    unsteady: [],
    files: json.testResults.filter(({ status }) => status === 'failed').map((result) => result.name),
    passedInFailed: json.testResults.filter(({ status }) => status === 'failed').flatMap(passedOf).length,
  }
}

const passedOf = ({ assertionResults }) => assertionResults.filter(({ status }) => status === 'passed')

/** The run, and once more the files of it that have failed, where that may have been an accident. */
function jestTwice(run, chromium) {
  const first = jest(run, chromium)
  const { files = [] } = first
  if (process.env.CI !== 'true' || run.name !== 'browser' || forwarded.length > 0) return first
  if (files.length === 0 || files.length > ACCIDENTS) return first
  console.log(`once more: ${files.map((file) => relative(root, file)).join(', ')}`)
  const second = jest({ ...run, name: 'browser-again', files: ['--runTestsByPath', ...files] }, chromium)
  const again = new Set(second.failures.map(place))
  return {
    ...second,
    passed: first.passed - first.passedInFailed + second.passed,
    skipped: first.skipped,
    unsteady: first.failures.filter((failure) => !again.has(place(failure))),
  }
}

/** File and test of a line of `failuresOf`. */
const place = (failure) => failure.slice(0, failure.indexOf(': '))

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
const counts = runs().map((run) => jestTwice(run, chromium))
const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
// Choosing tests by name makes jest call the others skipped; otherwise nobody may skip a test.
const chosen = forwarded.some((arg) => /^(-t|--testNamePattern)/.test(arg))
if (skipped > 0 && !chosen) console.log(`${skipped} tests are skipped: that is not allowed here`)
for (const failure of counts.flatMap((count) => count.unsteady ?? [])) console.log(`unsteady: ${failure}`)
for (const failure of counts.flatMap((count) => count.failures)) console.log(`failed: ${failure}`)
console.log(`${passed} passed, ${failed} failed`)
const good = failed === 0 && passed > 0 && (skipped === 0 || chosen) && counts.every((count) => count.ok)
process.exitCode = good ? 0 : 1
