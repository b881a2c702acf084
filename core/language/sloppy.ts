import { isCapitalAt } from './characters.ts'
import { startsSentence } from './openers.ts'

/** A terminator glued to a capital; the words around decide. */
const GLUED = /[.!?…]["”’»)]{0,2}(?=["“‘«(]?\p{Lu})/gu

/** Ends of host and file names, in lower case: what follows the full stop of baonghean.vn, Node.js. */
const NAME_ENDS = new Set(
  'vn com net org edu gov info biz asia tv io co js ts pdf doc docx xls xlsx ppt pptx txt jpg png html htm php asp mp3 mp4 zip exe app dev xyz online shop news'.split(
    ' ',
  ),
)

/** Positions in a line where S15 sees a missing space: "xong.Sau đó". */
export function missingSpaces(line: string): number[] {
  return Array.from(line.matchAll(GLUED), (match) => ({ at: match.index, position: match.index + match[0].length }))
    .filter(({ at, position }) => isMissingSpace(line, at, position))
    .map(({ position }) => position)
}

/** `at` is the last terminator, `position` where the next sentence would begin. */
function isMissingSpace(line: string, at: number, position: number): boolean {
  const before = line.slice(Math.max(0, at - 40), at).replace(/[.!?…]+$/u, '')
  const after = line.slice(position, position + 40).replace(/^["“‘«(]/u, '')
  if (/@\S*$|(?:https?:|www\.)\S*$/iu.test(before)) return false
  const right = /^[\p{L}\p{M}]+/u.exec(after)?.[0] ?? ''
  if (NAME_ENDS.has(right.toLowerCase()) || !isSyllable(right)) return false
  const left = /[\p{L}\p{M}]+$/u.exec(before)?.[0]
  if (left === undefined) {
    // After a closing mark, a per cent sign or a space; after a number only what surely opens a sentence.
    if (/[”"»)%\s]$/u.test(before)) return true
    return /(?:^|\s)\p{Nd}[\p{Nd}.,/]*$/u.test(before) && startsSentence(line, position)
  }
  // "ông Hải.Sau đó": a name on the left needs an opener on the right.
  if (isCapitalAt(left, 0)) return /[^\p{ASCII}]/u.test(left) && startsSentence(line, position)
  return /^[\p{Ll}\p{M}]{2,}$/u.test(left) && /(?<![\p{N}/.@])$/u.test(before.slice(0, before.length - left.length))
}

/** A capitalised Vietnamese syllable (Sau, Ở), or a Vietnamese acronym (UBND) that no file name has. */
function isSyllable(word: string): boolean {
  return /^\p{Lu}\p{M}*\p{Ll}/u.test(word) || /^[^\p{ASCII}]\p{M}*$/u.test(word) || /^\p{Lu}{3,}$/u.test(word)
}
