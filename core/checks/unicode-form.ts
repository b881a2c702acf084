import { pair, type Check, type Found } from './check.ts'
import type { Side } from './side.ts'

/** U4: a tone already composed, the hat after it: looks like ấ and is none; NFC leaves it. */
const WRONG_ORDER = /[à-ỹ][\u0302\u0306\u031b]/iu

/** Text that is not NFC (U2, U3), or whose marks stand in an order NFC cannot repair (U4). */
export const unicodeForm: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Character encoding',
  untranslated: true,
  examples: {
    ok: [pair('Lê Thị Hoà', 'Le Thi Hoa'), pair('Lê Thị Hoà', 'Lê Thị Hoà')],
    bad: [
      pair('Lê Thi\u0323 Lan', 'Le Thi Lan'),
      pair('Lê Thị Lan', 'Lê Thi\u0323 Lan'),
      pair('Ca\u0301\u0302n bộ', 'Official'),
    ],
  },
  *run(pair) {
    if (isWrong(pair.source)) yield { source: [{ start: 0, end: pair.source.text.length }] }
    if (isWrong(pair.target)) yield { target: [{ start: 0, end: pair.target.text.length }], ...fixOf(pair.target) }
  },
}

const isWrong = ({ isNfc, text }: Side): boolean =>
  !isNfc || (/[\u0302\u0306\u031b]/.test(text) && WRONG_ORDER.test(text))

function fixOf({ text }: Side): Pick<Found, 'fix'> {
  return { fix: { start: 0, end: text.length, text: repaired(text) } }
}

/** Puts hats and horns before tones, then composes. */
function repaired(text: string): string {
  return text
    .normalize('NFD')
    .replace(
      /(\p{L})(\p{M}{2,})/gu,
      (_, letter: string, marks: string) =>
        letter + [...marks].sort((a, b) => Number(isTone(a)) - Number(isTone(b))).join(''),
    )
    .normalize('NFC')
}

const isTone = (mark: string): boolean => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark)
