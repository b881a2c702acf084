/** American stem → British stem, by the beginning of the word. */
const STEMS: [american: RegExp, british: string][] = [
  [/^(re)?center(s)?$/, '$1centre$2'],
  [/^(re)?center(ed|ing)$/, '$1centr$2'],
  [/^(kilo|centi|milli)?meter(s)?$/, '$1metre$2'],
  [/^(milli)?liter(s)?$/, '$1litre$2'],
  [/^theater(s)?$/, 'theatre$1'],
  [/^fiber(s|glass)?$/, 'fibre$1'],
  [/^caliber(s)?$/, 'calibre$1'],
  [/^somber$/, 'sombre'],
  [/^(re)?program(s)?$/, '$1programme$2'],
  [/^labor(s|er|ers|ed|ing)?$/, 'labour$1'],
  [/^(un|mis)?color(s|ed|ful|ing)?$/, '$1colour$2'],
  [/^(un|dis)?favor(s|ed|able|ably|ing|ite|ites)?$/, '$1favour$2'],
  [/^(dis)?honor(s|ed|able|ably|ing)?$/, '$1honour$2'],
  [/^neighbor(s|ing|hood|hoods|ly)?$/, 'neighbour$1'],
  [/^(mis)?behavior(s|al)?$/, '$1behaviour$2'],
  [/^harbor(s|ed|ing)?$/, 'harbour$1'],
  [/^endeavor(s|ed|ing)?$/, 'endeavour$1'],
  [/^rumor(s|ed)?$/, 'rumour$1'],
  [
    /^(humor|vigor|vapor|flavor|savior|valor|rigor|odor|tumor|armor|parlor|splendor|candor|clamor|fervor)(s|ed|y)?$/,
    '$1!our$2',
  ],
  [/^defense(s|less)?$/, 'defence$1'],
  [/^offense(s)?$/, 'offence$1'],
  [/^pretense(s)?$/, 'pretence$1'],
  [
    /^(travel|cancel|level|label|model|signal|fuel|counsel|marvel|quarrel|total|tunnel|channel|dial|equal|jewel|panel|rival|initial)(ed|ing|er|ers)$/,
    '$1l$2',
  ],
  [/^(fulfill|enroll|install|skill|will)(ment|ments|ful|fully)$/, '$1-l$2'],
  [/^(fulfill|enroll|instill|distill)(s)?$/, '$1-l$2'],
  [/^jewelry$/, 'jewellery'],
  [/^gray(s|ish)?$/, 'grey$1'],
  [/^catalog(s|ed|ing)?$/, 'catalogue$1'],
  [/^analog(s)?$/, 'analogue$1'],
  [/^(monolog|prolog|epilog)(s)?$/, '$1ue$2'],
  [/^plow(s|ed|ing)?$/, 'plough$1'],
  [/^pediatric(s|ian|ians)?$/, 'paediatric$1'],
  [/^anesthe(sia|tic|tics|tist)$/, 'anaesthe$1'],
  [/^maneuver(s|ed|ing)?$/, 'manoeuvre$1'],
  [/^aluminum$/, 'aluminium'],
  [/^mustache(s)?$/, 'moustache$1'],
  [/^pajamas$/, 'pyjamas'],
  [/^skeptic(s|al|ism)?$/, 'sceptic$1'],
  [/^(analy|cataly|paraly|dialy|hydroly)z(e|es|ed|er|ers|ing)$/, '$1s$2'],
]
/** -ize and its family; Oxford keeps the z, this house does not (P3). */
const IZE = /^(\p{L}{3,}?)(iz)(e|es|ed|er|ers|ing|ingly|ation|ations|ational|able|ability)$/u
/** Words that have a z of their own, and words of other families. */
const ONLY_Z =
  /^(?:prize|size|seize|capsize|bize|maize|citizen|horizon|denizen|bizarre|downsize|resize|outsize|oversize|assize|baize|glaize|frieze|breeze|freeze|squeeze|wheeze|sneeze|trapeze|bronze)/

/** What some American form has; spares most words the table. */
const MAY_DIFFER =
  /or|er|gram|ense|l(?:ed|ing)$|ll|iz|yz|gray|log|plow|anesth|jewel|alumin|pediatr|mustache|pajama|skept/

const NEVER = new Set('program programs'.split(' '))

/** The British spelling of an American form (lower case), or undefined where the word is British already. */
export function britishForm(word: string): string | undefined {
  const known = cache.get(word)
  if (known !== undefined) return known === null ? undefined : known
  if (cache.size >= CACHE_SIZE) cache.clear()
  const british = MAY_DIFFER.test(word) ? findBritish(word) : undefined
  cache.set(word, british ?? null)
  return british
}

/** Texts repeat words; the table is emptied before it can grow without bound. */
const cache = new Map<string, string | null>()
const CACHE_SIZE = 20_000

function findBritish(word: string): string | undefined {
  for (const [american, british] of STEMS) {
    if (!american.test(word)) continue
    return word
      .replace(american, british)
      .replace(/or!our/, 'our')
      .replace(/ll-l(?=ed|ing)/, 'll')
      .replace(/ll-l/, 'l')
  }
  const ize = IZE.exec(word)
  return ize && !ONLY_Z.test(word) ? `${ize[1] ?? ''}is${ize[3] ?? ''}` : undefined
}

/** Verbs and nouns in -ise that no spelling writes with z. */
const ONLY_S =
  /^(?:advert|adv|ar|chast|circumc|compr|comprom|dem|desp|dev|disgu|enterpr|exc|exerc|franch|enfranch|disfranch|gu|improv|inc|merchand|parad|prec|prem|prom|ra|rev|r|superv|surm|surpr|telev|treat|w|no|po|pra|cru|bru|conc|expert|lia|mayonna|mala|torto|porpo|turquo|an|cha|appra|bra|appr|repr|pr|ep|sunr|moonr|upr|high-r|ment|d)is(?:e[sdr]?|ers|ing|ingly)$/u
/** British endings and what American has for them; what is no American form is sorted out by `britishForm`. */
const TURNED: [british: RegExp, american: string][] = [
  [/our/, 'or'],
  [/re(?=[sd]?$)/, 'er'],
  [/tr(?=ed$)/, 'ter'],
  [/tring$/, 'tering'],
  [/is(?=e|ing|a)/, 'iz'],
  [/ys(?=e|ing)/, 'yz'],
  [/ll(?=ed|ing|er)/, 'l'],
  [/l(?=s?$|ment|ful)/, 'll'],
  [/ence/, 'ense'],
  [/ogue/, 'og'],
  [/mme/, 'm'],
  [/llery/, 'lry'],
  [/grey/, 'gray'],
  [/plough/, 'plow'],
  [/ae(?=d|sthe)/, 'e'],
  [/oeuvre/, 'euver'],
  [/inium/, 'inum'],
  [/^moust/, 'must'],
  [/^py/, 'pa'],
  [/^sc/, 'sk'],
]
const NO_VERBS = new Set(['analyses', 'paralyses', 'dialyses', 'catalyses', 'hydrolyses'])

/** The American spelling of a British form (lower case), or undefined where the word is American already. */
export function americanForm(word: string): string | undefined {
  const known = americanCache.get(word)
  if (known !== undefined) return known === null ? undefined : known
  if (americanCache.size >= CACHE_SIZE) americanCache.clear()
  const american = findAmerican(word)
  americanCache.set(word, american ?? null)
  return american
}

const americanCache = new Map<string, string | null>()

function findAmerican(word: string): string | undefined {
  if (ONLY_S.test(word) || NO_VERBS.has(word)) return undefined
  for (const [british, american] of TURNED) {
    const candidate = word.replace(british, american)
    if (candidate !== word && britishForm(candidate) === word) return candidate
  }
  return undefined
}

/** Which of the endings of organise and organize a word has, if it may have both. */
export function endingOf(word: string): 'ise' | 'ize' | undefined {
  if (/iz(?:e|ing|a)/.test(word)) return IZE.test(word) && !ONLY_Z.test(word) ? 'ize' : undefined
  if (!/is(?:e|ing|a)/.test(word)) return undefined
  return /iz(?:e|ing|a)/.test(americanForm(word) ?? '') ? 'ise' : undefined
}

/** One spelling for comparing: the British one. */
export function spellingKey(word: string): string {
  return britishForm(word) ?? word
}

/** Words that British English spells so too, with another meaning: a computer program. */
export function hasBritishSense(word: string): boolean {
  return NEVER.has(word)
}
