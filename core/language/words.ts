/**
 * Words as translators are paid for them: runs between white space that hold a
 * letter or a digit. A lone dash or bullet is none.
 */
export function countWords(text: string): number {
  let count = 0
  for (const run of text.split(/\s+/u)) if (/[\p{L}\p{N}]/u.test(run)) count++
  return count
}
