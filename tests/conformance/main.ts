import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findTool, type Check } from './check.ts'
import { docxReview } from './docx-review.ts'
import { docxChecks } from './docx.ts'
import { errorChecks } from './errors.ts'
import { glossaryChecks } from './glossary.ts'
import { htmlChecks } from './html.ts'
import { srxChecks } from './srx.ts'
import { txtChecks } from './txt.ts'

/** To add a check: its file, and a line here. */
const checks: readonly Check[] = [
  ...txtChecks,
  ...docxChecks,
  docxReview,
  ...htmlChecks,
  ...srxChecks,
  ...glossaryChecks,
  ...errorChecks,
]

/** Runs what can run, prints one line a check; tells whether all that ran passed. */
export async function conformance(root: string, print: (line: string) => void): Promise<boolean> {
  const beside = join(root, '../shared')
  const shared = existsSync(join(beside, 'fixtures')) ? beside : null
  if (shared === null) print('shared test data: not there, checks that need it are skipped')
  const scratch = mkdtempSync(join(tmpdir(), 'songngu-conformance-'))
  let failed = 0
  let ran = 0
  try {
    for (const [index, check] of checks.entries()) {
      const missing = [
        ...check.tools.filter((tool) => findTool(tool) === null),
        ...(check.needsShared && !shared ? ['shared test data'] : []),
      ]
      if (missing.length > 0) {
        print(`-     ${check.name}: ${missing.join(', ')} not there, skipped`)
        continue
      }
      const own = join(scratch, String(index))
      mkdirSync(own)
      const { files, faults, note, skipped } = await check.run({ root, shared, scratch: own })
      if (skipped !== undefined) {
        print(`-     ${check.name}: ${skipped} not there, skipped`)
        continue
      }
      ran += 1
      if (faults.length > 0) failed += 1
      print(`${faults.length > 0 ? 'FAIL ' : 'ok   '} ${check.name}: ${files} files${note ? `, ${note}` : ''}`)
      for (const fault of faults.slice(0, 20)) print(`      ${fault}`)
      if (faults.length > 20) print(`      and ${faults.length - 20} more`)
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  print(`conformance: ${ran - failed} passed, ${failed} failed, ${checks.length - ran} skipped`)
  return failed === 0
}
