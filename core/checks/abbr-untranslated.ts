import { dropDiacritics } from '../language/meaning/syllable.ts'
import { pair, type Check } from './check.ts'
import type { Pair } from './pair.ts'

/** A Vietnamese institutional abbreviation left in the target, with its marks or without. */
export const abbrUntranslated: Check = {
  severity: 'major',
  mqm: 'Accuracy > Untranslated',
  examples: {
    ok: [
      pair('Nghị quyết 07/2019/NQ-HĐND', 'Resolution No. 07/2019/NQ-HDND'),
      pair('EVN và VTV phối hợp.', 'EVN and VTV worked together.'),
      pair('HĐND tỉnh họp.', 'The provincial People’s Council met.'),
    ],
    bad: [
      pair('MTTQ huyện', 'the district MTTQ'),
      pair('UBND xã họp.', 'The communal UBND met.'),
      pair('HĐND họp.', 'The HDND met.'),
    ],
  },
  *run(pair) {
    if (!/\p{Lu}{2}/u.test(pair.target.text)) return
    for (const word of pair.target.words) {
      if (!/^\p{Lu}{2}/u.test(word.text) || pair.target.isOpaque(word.start)) continue
      const capitals = word.text.replace(/['’]s$/u, '')
      if (!/^\p{Lu}[\p{Lu}g]*$/u.test(capitals) || !isVietnamese(capitals, pair)) continue
      yield { target: [{ start: word.start, end: word.start + capitals.length }], params: { target: capitals } }
    }
  },
}

/** Abbreviations of bodies, offices and fields that mean nothing in English, in ASCII. */
const KNOWN = new Set(
  (
    'HDND UBND MTTQ UBMTTQ BTV BCH TW DBQH BCD UBKT UBTVQH TAND TANDTC VKSND VKSNDTC LHPN HLHPN CCB LDLD TLDLD TNCS TTXVN DTTS NTM CCHC GPMB KTXH ANTT QPAN ' +
    'HTCT CNVC CBCC CCVC CBCCVC BTC BGDDT GDDT LLVT LLVTND CAND QDND BDBP BCHQS CHQS HTX THPT THCS TTCN KHKT KHCN TNMT PTNT NNPTNT GTVT VHTT VHTTDL LDTBXH DCSVN CPVN XHCN CHXHCN ' +
    'VPCP NSNN TTHC QLNN PCTN DVSN CTQG TBLS TTATXH CQDP CTMTQG BHXH BHYT TNXP CSGT PCCC TTGDTX PGD CDS UVBTV UVTW UBTW'
  ).split(' '),
)
/** The same letters that are an English or international abbreviation too. */
const SHARED = new Set(['BTC', 'CPVN'])

function isVietnamese(word: string, pair: Pair): boolean {
  if (/[ĂÂĐÊÔƠƯÐ]/u.test(word) || /\p{M}/u.test(word)) return true
  if (SHARED.has(word)) return false
  // The marks were dropped from an abbreviation of the source: HĐND → HDND.
  const marked = pair.source.words.some(
    ({ text }) => /^\p{Lu}{2,}$/u.test(text) && text !== word && dropDiacritics(text) === word,
  )
  return KNOWN.has(word) || marked
}
