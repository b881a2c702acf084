import { useMemo, type ReactNode } from 'react'
import { wordDiff, type Piece } from '../../core/review/word-diff.ts'

/** What words were taken out and put in, in one text. */
export function Difference({ before, after }: { before: string; after: string }): ReactNode {
  return <Pieces pieces={useDifference(before, after)} />
}

export const useDifference = (before: string, after: string): readonly Piece[] =>
  useMemo(() => wordDiff(before, after), [before, after])

/** `only`: the text of one side, with what the other has not. */
export function Pieces({ pieces, only }: { pieces: readonly Piece[]; only?: 'before' | 'after' }): ReactNode {
  return pieces.map(({ kind, text }, at) => {
    if (kind === 'same') return text
    if (only === (kind === 'added' ? 'before' : 'after')) return null
    return kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>
  })
}
