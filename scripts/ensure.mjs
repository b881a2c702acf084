/**
 * Makes a checkout ready to run: right Node, packages installed, sources built.
 * With --tests also a browser. Knows nothing but Node itself, and speaks on
 * stderr only, so that a command after it has stdout for its data.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildHash, lockHash } from './inputs.mjs'
import { withLock } from './lock.mjs'
import { root } from './root.mjs'

const OLDEST_NODE = [20, 19]
const installStamp = join(root, 'node_modules/.songngu.json')
const buildStamp = join(root, 'dist/build.json')

const say = (text) => process.stderr.write(`${text}\n`)
function fail(text) {
  say(text)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantMajor, wantMinor] = OLDEST_NODE
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return
  fail(
    `Song ngữ needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${process.version}.\n` +
      `Song ngữ cần Node.js ${OLDEST_NODE.join('.')} trở lên; máy này đang có ${process.version}.\n` +
      'https://nodejs.org/',
  )
}

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Native modules are built for one Node major and platform. */
const platform = () => `${process.versions.node.split('.')[0]} ${process.platform} ${process.arch}`

/**
 * True when npm's own record, which it writes at the very end, agrees with the lock: somebody has
 * run npm themselves, and need not wait for it again.
 */
function npmAgrees() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages
  const have = readJson(join(root, 'node_modules/.package-lock.json'))?.packages
  if (!wanted || !have) return false
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || (have[path] ? have[path].version === entry.version : entry.optional === true),
  )
}

function installed() {
  const stamp = readJson(installStamp)
  if (stamp && stamp.platform !== platform()) return false
  if (stamp?.lock === lockHash()) return true
  if (!npmAgrees()) return false
  writeInstallStamp()
  return true
}

const writeInstallStamp = () =>
  writeFileSync(installStamp, JSON.stringify({ lock: lockHash(), platform: platform() }) + '\n')

/** NODE_ENV=production or an omit setting of the person's npm must not leave us without the build tools. */
function installEnvironment() {
  const env = { ...process.env }
  for (const key of Object.keys(env)) {
    if (/^(node_env|npm_config_(omit|include|production|ignore_scripts|only|dry_run))$/i.test(key)) delete env[key]
  }
  return env
}

function run(command, args, env) {
  // Everything the child says goes to our stderr.
  const child = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] })
  if (child.error) throw child.error
  return child.status ?? 1
}

function install() {
  say('Song ngữ: installing packages (first start, or the list of packages changed) …')
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  const viaNode = npm !== undefined && /\.c?js$/.test(npm) && existsSync(npm)
  const status = viaNode
    ? run(process.execPath, [npm, ...args], installEnvironment())
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, installEnvironment())
  if (status !== 0) fail('Song ngữ: the packages could not be installed; npm says above why.')
  writeInstallStamp()
}

function build() {
  say('Song ngữ: building …')
  const status = run(process.execPath, [join(root, 'scripts/build.mjs')], process.env)
  if (status !== 0) fail('Song ngữ: the build failed; the reason stands above.')
}

const built = () => readJson(buildStamp)?.hash === buildHash()

checkNode()
if (!installed() || !built()) {
  await withLock(
    join(root, '.cache/ensure.lock'),
    async () => {
      // Someone else may have done it while this one waited.
      if (!installed()) install()
      if (!built()) build()
    },
    () => say('Song ngữ: waiting for another start that is installing or building …'),
  )
}
if (process.argv.includes('--tests')) {
  const { findBrowser } = await import('./browser.mjs')
  try {
    say(`Song ngữ: browser for the tests: ${await findBrowser()}`)
  } catch (error) {
    fail(error.message)
  }
}
