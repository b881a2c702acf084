import type { ReactNode } from 'react'
import { piecesOf, type Callable } from './mentions.ts'

/** What somebody wrote: text and nothing else, with the people it calls made out. */
export function CommentText({ text, people }: { text: string; people: readonly Callable[] }): ReactNode {
  return (
    <p className="comment-text">
      {piecesOf(text, people).map(({ text: words, person }, at) =>
        person ? (
          <b key={at} className="mention">
            {words}
          </b>
        ) : (
          words
        ),
      )}
    </p>
  )
}
