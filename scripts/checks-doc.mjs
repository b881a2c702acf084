/**
 * Writes docs/checks.md from the registry of checks and the English messages;
 * `--check` only compares and fails if the file is out of date.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const target = join(root, 'docs/checks.md')

async function registry() {
  const { build } = await import('esbuild')
  const outfile = join(root, '.cache/checks-doc/checks.mjs')
  mkdirSync(join(root, '.cache/checks-doc'), { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: ['core/checks/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  const { checks } = await import(pathToFileURL(outfile).href)
  rmSync(outfile)
  return checks
}

/** Text in a table cell, with everything invisible made visible. */
function cell(text) {
  const shown = text
    .replace(/[\u00a0\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff\t]/g, (char) => {
      const code = char.codePointAt(0) ?? 0
      return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
    })
    .replaceAll('|', '\\|')
    .replace(/^ | $|(?<= ) /g, '␠')
  return shown === '' ? '–' : `\`${shown.replaceAll('`', "'")}\``
}

function example(kind, { source, target: english, context = [] }) {
  const earlier = context.map(([s, t]) => `${cell(s)} → ${cell(t)}`).join(', ')
  return `| ${kind} | ${cell(source)} | ${cell(english)} | ${earlier} |`
}

/** Messages for findings of a kind: `message_superseded` and the like. */
function otherMessages(words) {
  return Object.entries(words).flatMap(([key, text]) => (key.startsWith('message_') ? [`Or: ${text}`, ''] : []))
}

function section(id, number, check, words) {
  const { name, message, advice } = words
  const { severity, mqm, examples, context } = check
  return [
    `### ${number}. ${name}`,
    '',
    `\`${id}\` · ${severity} · ${mqm}${context ? ' · looks at earlier segments' : ''}`,
    '',
    advice,
    '',
    `Message: ${message}`,
    '',
    ...otherMessages(words),
    '| | Vietnamese | English | earlier in the document |',
    '| --- | --- | --- | --- |',
    ...examples.bad.map((one) => example('issue', one)),
    ...examples.ok.map((one) => example('fine', one)),
    '',
  ].join('\n')
}

const checks = await registry()
const words = JSON.parse(readFileSync(join(root, 'client/locales/checks.en.json'), 'utf8')).checks
const ids = Object.keys(checks)
const text = [
  '# The checks',
  '',
  `Written by \`node scripts/checks-doc.mjs\` from \`core/checks\`; do not edit. ${ids.length} checks of a pair of segments, each with the examples its tests run.`,
  '',
  '| # | check | severity | MQM |',
  '| ---: | --- | --- | --- |',
  ...ids.map(
    (id, index) =>
      `| ${index + 1} | [\`${id}\`](#${index + 1}-${words[id].name
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-')}) | ${checks[id].severity} | ${checks[id].mqm} |`,
  ),
  '',
  ...ids.map((id, index) => section(id, index + 1, checks[id], words[id])),
].join('\n')

const { format, resolveConfig } = await import('prettier')
const formatted = await format(text, { ...(await resolveConfig(target)), parser: 'markdown' })
if (process.argv.includes('--check')) {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== formatted) {
    console.error('docs/checks.md is out of date: run node scripts/checks-doc.mjs')
    process.exit(1)
  }
} else writeFileSync(target, formatted)
