import { pair, type Check } from './check.ts'
import { matchesOf } from '../language/matches.ts'

const TIGHT = /[,;:!?.](?<=[\p{L}\p{N})\]”"’'%].)(?=\p{L})/gu
/** U.S.A, e.g., a.m., J.K. Rowling, Ph.D, v.v, T.Ư: a single letter on one side of the full stop. */
const LETTER_BEFORE = /(?<![\p{L}\p{M}])\p{L}$/u
const LETTER_AFTER = /^\p{L}(?![\p{L}\p{M}])/u
/** Names of techniques and files: Node.js, ASP.NET, bao-cao.docx. */
const EXTENSION =
  /^(?:js|ts|net|NET|py|io|ai|docx?|xlsx?|pptx?|pdf|txt|html?|jpe?g|png|zip|mp[34]|csv|xml|json)(?![\p{L}\p{N}])/u

/** A space after . , : ; ! ? before a letter. */
export const spaceAfterPunct: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Punctuation',
  examples: {
    ok: [
      pair('lúc 8:30, trên baonghean.vn', 'at 8:30, on baonghean.vn'),
      pair('Nghị quyết 05', 'Resolution No.05 of the U.S. side'),
      pair('TS. Hà', 'Ha, Ph.D'),
    ],
    bad: [pair('Rẻ, bền', 'Cheap,durable'), pair('Xong. Sau đó', 'Done.Then')],
  },
  *run(pair) {
    const { text } = pair.target
    for (const match of matchesOf(TIGHT, text)) {
      const at = match.index
      if (
        pair.target.isOpaque(at) ||
        pair.target.isParted(at, at + 2) ||
        isExempt(text.slice(Math.max(0, at - 12), at), match[0], text.slice(at + 1, at + 13))
      )
        continue
      yield { target: [{ start: at, end: at + 1 }], fix: { start: at + 1, end: at + 1, text: ' ' } }
    }
  },
}

function isExempt(before: string, mark: string, after: string): boolean {
  if (mark === '.')
    return (
      LETTER_BEFORE.test(before) ||
      LETTER_AFTER.test(after) ||
      EXTENSION.test(after) ||
      (/(?<!\p{L})No$/u.test(before) && /^\p{Lu}?\d/u.test(after))
    )
  // 12:30pm is a time; "C:Windows" and ratios of letters are not prose.
  return mark === ':' && (/\d$/.test(before) || LETTER_BEFORE.test(before)) && !/^\p{Lu}\p{Ll}/u.test(after)
}
