import { useMemo, type ReactNode } from 'react'
import { wordDiff, type Piece } from '../../core/review/word-diff.ts'

/** What words were taken out and put in, in one text. */
export function Difference({ before, after }: { before: string; after: string }): ReactNode {
  return <Pieces pieces={useDifference(before, after)} />
}

export const useDifference = (before: string, after: string): readonly Piece[] =>
  useMemo(() => wordDiff(before, after), [before, after])

interface Props {
  pieces: readonly Piece[]
  /** The text of one side, without what only the other has. */
  only?: 'before' | 'after'
  /** Without marks. */
  plain?: boolean
}

export function Pieces({ pieces, only, plain = false }: Props): ReactNode {
  return pieces.map(({ kind, text }, at) => {
    if (only === 'before' && kind === 'added') return null
    if (only === 'after' && kind === 'removed') return null
    if (plain || kind === 'same') return text
    return kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>
  })
}
