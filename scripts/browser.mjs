/**
 * Finds a Chromium for the browser tests, or installs one; never answers "none".
 * Run by itself it prints the path.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { argv, env, execPath, getuid, platform, stdout } from 'node:process'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

function executable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function playwrights() {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

function known() {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...(places[platform] ?? [])].find(executable)
}

/** Speaks on stderr; tells whether the command succeeded. */
const succeeds = (command, args) => spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0

function installWithApt() {
  if (platform !== 'linux' || getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  if (!succeeds('apt-get', ['update', '-qq'])) return undefined
  if (!succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])) return undefined
  return known()
}

async function installWithPlaywright() {
  return succeeds(execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'])
    ? playwrights()
    : undefined
}

/** Path of a Chromium. Throws, with what to do, when there is none and none can be installed. */
export async function findBrowser() {
  const asked = env.SONGNGU_CHROMIUM
  if (asked) {
    if (executable(asked)) return asked
    throw new Error(`SONGNGU_CHROMIUM names ${asked}, which cannot be run.`)
  }
  const found = (await playwrights()) ?? known() ?? installWithApt() ?? (await installWithPlaywright())
  if (found) return found
  throw new Error(
    'The browser tests need Chromium and none could be installed. Install Chromium or Chrome, or set SONGNGU_CHROMIUM to its path.',
  )
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  stdout.write(`${await findBrowser()}\n`)
}
