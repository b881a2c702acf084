import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What a check may use. */
export interface Context {
  /** The project's folder. */
  root: string
  /** The shared test data beside the project, if it is there. */
  shared: string | null
  /** An empty folder of the check's own. */
  scratch: string
}

export interface Outcome {
  /** How many files were judged. */
  files: number
  /** One line for each thing that was wrong. */
  faults: string[]
  /** Why nothing was judged after all. */
  skipped?: string
  /** Further figures worth printing. */
  note?: string
}

/** One judgement by a program that is not ours. */
export interface Check {
  name: string
  /** Programs it runs; without one of them the check is skipped, and says so. */
  tools: readonly string[]
  /** True when it has nothing to judge without the shared test data. */
  needsShared: boolean
  run(context: Context): Promise<Outcome>
}

/** Where a program is, by PATH, or at its absolute place. */
export function findTool(name: string): string | null {
  const places = name.startsWith('/')
    ? [name]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
  return (
    places.find((place) => {
      try {
        accessSync(place, constants.X_OK)
        return true
      } catch {
        return false
      }
    }) ?? null
  )
}

/** Runs a program to its end, at most two minutes; `output` is what it printed on both streams. */
export function runTool(name: string, args: readonly string[]): { ok: boolean; output: string } {
  const done = spawnSync(findTool(name) ?? name, args, {
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { ok: done.status === 0, output: `${done.stdout}${done.stderr}${done.error ? String(done.error) : ''}` }
}
