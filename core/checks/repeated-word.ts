import { pair, type Check } from './check.ts'
import type { Word } from './side.ts'

/** Words that grammar may double. */
const DOUBLED = new Set(['had', 'that', 'bye', 'ha', 'no', 'so'])
/** Words that are no names, whatever their capitals. */
const FUNCTION = new Set(
  'the a an of in on at to for and or is are was were be by with from this these those it its as has have not but their he she they we his her will would can'.split(
    ' ',
  ),
)

/** The same word twice in a row. */
export const repeatedWord: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Grammar',
  examples: {
    ok: [
      pair('bản Na Na', 'Na Na village'),
      pair('Anh đã có rồi.', 'He had had it.'),
      pair('rất, rất lớn', 'very, very big'),
    ],
    bad: [pair('ở trong huyện', 'in in the district'), pair('Các xã họp.', 'The the communes met.')],
  },
  *run(pair) {
    const { words, plainWords } = pair.target
    for (let index = 1; index < words.length; index++) {
      if (plainWords[index] !== plainWords[index - 1]) continue
      const [previous, word] = [words[index - 1], words[index]]
      if (!previous || !word?.joined) continue
      if (word.text.toLowerCase() !== previous.text.toLowerCase() || isExempt(previous, word)) continue
      if (pair.target.isOpaque(word.start) || pair.target.text.charAt(previous.start - 1) === '-') continue
      const span = { start: previous.start, end: word.end }
      yield { target: [span], params: { target: word.text }, fix: { start: previous.end, end: word.end, text: '' } }
    }
  },
}

function isExempt(first: Word, second: Word): boolean {
  const lower = first.text.toLowerCase()
  if (DOUBLED.has(lower)) return true
  return /^\p{Lu}/u.test(first.text) && /^\p{Lu}/u.test(second.text) && !FUNCTION.has(lower)
}
