import { matchesOf } from '../language/matches.ts'

const WORDS =
  'not|no(?!\\.?\\s?\\d)|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|unable|unless|nil|zero|hardly|barely|scarcely|rarely|seldom|little|few|fewer|free of|free from|rather than|instead of|far from|' +
  'other than|out of|short of|shortages?|shortfalls?|yet to|exempt(?:ed|s|ion)?|absen(?:t|ce|ces)|insufficient(?:ly)?|deficien(?:t|cy|cies)|missing|devoid|except|excluding|exclud(?:e|es|ed)|against|off-limits|minus|pending|scarce|scarcity|remains? to be|' +
  'fail(?:s|ed|ing|ure|ures)?|lack(?:s|ed|ing)?|prohibit(?:s|ed|ing|ion|ions)?|ban(?:s|ned|ning)?|forbid(?:s|den|ding)?|forbade|bar(?:red|s)|outlaw(?:ed|s)?|refus(?:e|es|ed|ing|al)|den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing|ion)?|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing|ion)?|stop(?:s|ped|ping)?|' +
  'cease(?:s|d)?|abstain(?:s|ed)?|refrain(?:s|ed)?|neglect(?:s|ed|ing)?|ignor(?:e|es|ed|ing)|miss(?:es|ed)?|omit(?:s|ted)?|need(?:s|ed|ing)? more|scant|limited|illegal(?:ly)?|illicit(?:ly)?|inability|otherwise|nil|minim(?:al|ally)|left out|stay away|keep away|too \\p{L}+ to|rare|away from|ignoran(?:t|ce)|unable|difficult|tough|landlocked|silen(?:t|ce)|hid(?:e|es|den)'
const NEGATIVE = new RegExp(`(?<![\\p{L}\\p{M}])(?:${WORDS})(?![\\p{L}\\p{M}])`, 'iu')
const CONTRACTED = /n['’]t(?!\p{L})/iu
const LESS = /(?<!\p{L})(?:\p{L}{3,}less(?:ly|ness)?|less than|non-?\p{L}{3,}|un-\p{L}+)(?!\p{L})/iu
/** Words in -less that are none: unless is, bless and lessons are not reached. */
const UN = /(?<!\p{L})un\p{Ll}{3,}(?!\p{L})/giu
const UN_NOT =
  /^un(?:i(?:on|t|que|vers|form|fy|fi|later|son|cef|sex|corn|ty)|der(?!developed|-|served|employed|paid|funded|staffed|estimat|prepared|qualified|fed|weight|age|resourced|perform|privileged|used|utilis|equipped|invest)|til|animous|cle|dertak|dergo|ction|esco)/iu
const LATIN = new RegExp(
  '(?<!\\p{L})(?:in(?:adequa|accura|accessib|activ|admissib|applicab|appropriat|attenti|audib|capab|capaci|coheren|compatib|competen|complet|comprehensib|conclusiv|consisten|convenien|correct|credib|decen|decisiv|definit|direct|disciplin|efficien|effectiv|eligib|equalit|evitab|exact|experienc|explicab|feasib|flexib|formal|frequen|humane|justice|secur|separab|significan|soluble|stabil|sufficien|toleran|tolerab|valid|variab|visib|voluntar)|' +
    'im(?:balanc|matur|measurab|mobil|moral|mortal|passab|patien|perfect|person|polit|possib|practic|precis|prob|proper|pur)|ir(?:reconcil|regular|relevan|replaceab|resistib|responsib|reversib|refutab)|il(?:legal|legib|legitimat|liter|logic)|' +
    'dis(?:abled|advantag|agree|allow|appear|appoint|approv|connect|content|continu|credit|honest|honour|honor|loyal|obe|order|organi|own|pleas|proportion|prov|qualif|regard|respect|satisf|trust|unit|us)|mis(?:handl|manag|us)|anti-?\\p{L}+)\\p{Ll}*(?!\\p{L})',
  'iu',
)
/** "không ngừng" and its like are not asked for, but these answer any negation too. */
const PHRASES =
  /(?<!\p{L})(?:below (?:standard|par|target)|still (?:in|under|being|awaiting|to)|behind schedule|in need of|as yet|only after|in vain|incomplete|on hold|remains? open|be (?:banned|stopped))(?!\p{L})/iu

/** Does an English sentence negate in any way: a word, n't, un-, in-, non-, -less, fail, lack, prohibit? */
export function hasNegative(text: string): boolean {
  if (NEGATIVE.test(text) || CONTRACTED.test(text) || LESS.test(text) || LATIN.test(text) || PHRASES.test(text))
    return true
  for (const [word] of matchesOf(UN, text)) if (!UN_NOT.test(word)) return true
  return false
}
