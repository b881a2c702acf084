import type { ReactNode } from 'react'
import type { HunkLine } from './hunk-lines.ts'

/** One change in its context: words taken out struck through, new ones underlined. */
export function Diff({ line }: { line: HunkLine }): ReactNode {
  return (
    <p className="hunk-line" lang="en">
      {line.before}
      {line.deleted === '' ? null : <del>{line.deleted}</del>}
      {line.deleted !== '' && line.inserted !== '' ? ' ' : null}
      {line.inserted === '' ? null : <ins>{line.inserted}</ins>}
      {line.after}
    </p>
  )
}
