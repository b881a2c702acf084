/**
 * Has other programs judge our files (`npm run conformance`): schemas by
 * xmllint and jing, LibreOffice, python-docx, translate-toolkit, parse5. What is not installed is skipped
 * and said. With --install, or in CI, the Debian packages are installed first
 * when we may.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const packages = [
  'libxml2-utils',
  'libreoffice-writer-nogui',
  'libreoffice-calc-nogui',
  'poppler-utils',
  'python3-docx',
  'fonts-croscore',
  'jing',
  'translate-toolkit',
]

/** Speaks on stderr; tells whether the command succeeded. */
const succeeds = (command, args) =>
  spawnSync(command, args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0

function install() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    console.log('not root on Debian: nothing is installed')
    return
  }
  if (succeeds('dpkg-query', ['--show', ...packages])) return
  succeeds('apt-get', ['update', '-qq'])
  if (!succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]))
    console.log('the packages could not be installed; going on without them')
}

if (process.argv.includes('--install') || process.env.CI === 'true') install()
const { build } = await import('esbuild')
const outfile = join(root, '.cache/conformance/main.mjs')
await build({
  absWorkingDir: root,
  entryPoints: ['tests/conformance/main.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
})
const { conformance } = await import(pathToFileURL(outfile).href)
process.exitCode = (await conformance(root, console.log)) ? 0 : 1
