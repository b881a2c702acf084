import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/** What the build reads. A change of any content makes the built files outdated. */
const buildInputs = [
  'core',
  'glossary',
  'filters',
  'server',
  'client',
  'scripts/build.mjs',
  'scripts/generate.mjs',
  'scripts/inputs.mjs',
  'package.json',
  'package-lock.json',
]

/** Hash over names and contents of all build inputs; generated modules are left out, their sources are in. */
export function buildHash() {
  const hash = createHash('sha256').update(process.version)
  for (const input of buildInputs) add(hash, input)
  return hash.digest('hex')
}

function add(hash, path) {
  const full = join(root, path)
  const stat = statSync(full, { throwIfNoEntry: false })
  if (!stat) return
  if (stat.isDirectory()) {
    for (const name of readdirSync(full).sort()) add(hash, `${path}/${name}`)
  } else if (!/\.gen\.ts$|\.md$|(^|\/)\./.test(path)) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
  }
}

/** Hash over what an installation depends on besides Node itself. */
export function lockHash() {
  const hash = createHash('sha256')
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, name)))
  return hash.digest('hex')
}
