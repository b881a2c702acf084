/** English forms by rule, for putting one rendering in another's place. */

const IRREGULAR_PLURALS: Record<string, string> = {
  man: 'men',
  woman: 'women',
  child: 'children',
  person: 'people',
  chairman: 'chairmen',
  chairwoman: 'chairwomen',
  life: 'lives',
  criterion: 'criteria',
  staff: 'staff',
  personnel: 'personnel',
}

/** The plural of a noun, its first capital kept; a noun that is plural already stays. */
export function pluralOf(word: string): string {
  const lower = word.toLowerCase()
  const irregular = IRREGULAR_PLURALS[lower]
  if (irregular !== undefined) return likeFirst(word, irregular)
  if (isPlural(word)) return word
  if (/\p{Lu}$/u.test(word)) return `${word}s`
  if (/[^aeiou]y$/u.test(lower)) return `${word.slice(0, -1)}ies`
  if (/(?:[sxz]|ch|sh)$/u.test(lower)) return `${word}es`
  return `${word}s`
}

/** Does a noun look like a plural? */
export function isPlural(word: string): boolean {
  const lower = word.toLowerCase()
  return (
    Object.values(IRREGULAR_PLURALS).includes(lower) || (/[^su]s$/u.test(lower) && !/(?:is|ics|news)$/u.test(lower))
  )
}

/** [past, past participle] where they are not made with -ed. */
const IRREGULAR_VERBS: Record<string, readonly [past: string, participle: string]> = {
  build: ['built', 'built'],
  bring: ['brought', 'brought'],
  choose: ['chose', 'chosen'],
  do: ['did', 'done'],
  draw: ['drew', 'drawn'],
  find: ['found', 'found'],
  get: ['got', 'got'],
  give: ['gave', 'given'],
  go: ['went', 'gone'],
  hold: ['held', 'held'],
  keep: ['kept', 'kept'],
  lead: ['led', 'led'],
  leave: ['left', 'left'],
  make: ['made', 'made'],
  meet: ['met', 'met'],
  put: ['put', 'put'],
  run: ['ran', 'run'],
  send: ['sent', 'sent'],
  set: ['set', 'set'],
  speak: ['spoke', 'spoken'],
  take: ['took', 'taken'],
  teach: ['taught', 'taught'],
  undergo: ['underwent', 'undergone'],
  win: ['won', 'won'],
  write: ['wrote', 'written'],
}

/** The ending of a verb in a text: of `commended`, `ed`; undefined when it is the verb itself or no form of it. */
export function verbEnding(verb: string, form: string): 's' | 'ed' | 'ing' | undefined {
  const lower = form.toLowerCase()
  if (lower === verb.toLowerCase()) return undefined
  return (['s', 'ed', 'ing'] as const).find((ending) => verbForm(verb, ending).toLowerCase() === lower)
}

/** A verb with an ending; of irregular verbs `ed` gives the past tense. */
export function verbForm(verb: string, ending: 's' | 'ed' | 'ing'): string {
  const lower = verb.toLowerCase()
  if (ending === 's') {
    if (/[^aeiou]y$/u.test(lower)) return `${verb.slice(0, -1)}ies`
    return /(?:[sxzo]|ch|sh)$/u.test(lower) ? `${verb}es` : `${verb}s`
  }
  if (ending === 'ed') {
    const irregular = IRREGULAR_VERBS[lower]?.[0]
    if (irregular !== undefined) return likeFirst(verb, irregular)
    if (/[^aeiou]y$/u.test(lower)) return `${verb.slice(0, -1)}ied`
    if (lower.endsWith('e')) return `${verb}d`
  }
  if (ending === 'ing' && /[^eoy]e$/u.test(lower)) return `${verb.slice(0, -1)}ing`
  // One short vowel before one consonant: plan, planned; set, setting.
  const doubled = /^[^aeiou]*[aeiou][bdgklmnprt]$/u.test(lower) ? verb.slice(-1) : ''
  return `${verb}${doubled}${ending}`
}

/**
 * The indefinite article before these words, by their first sound as far as
 * letters tell it: an hour, a union, a European, an NA deputy, a UN body.
 */
export function indefiniteArticle(text: string): 'a' | 'an' {
  const word = /^[\p{L}\p{N}]+/u.exec(text)?.[0] ?? ''
  if (/^\p{Lu}{2,4}s?$/u.test(word) && !/^[B-DF-HJ-NP-TV-Z][AEIOU]|^A[DFNS]\p{Lu}*[AEIOU]/u.test(word)) {
    return /^[AEFHILMNORSX]/u.test(word) ? 'an' : 'a'
  }
  if (/^(?:8|11|18)/u.test(word)) return 'an'
  const lower = word.toLowerCase()
  if (/^(?:hour|honou?r|heir|honest)/u.test(lower)) return 'an'
  if (/^(?:uni(?!n|m)|use|usu|uti|eu|ewe|one|once|ubiq|uran)/u.test(lower)) return 'a'
  return /^[aeiou]/u.test(lower) ? 'an' : 'a'
}

/** `word` with a capital where `model` has one. */
function likeFirst(model: string, word: string): string {
  return /^\p{Lu}/u.test(model) ? capitalised(word) : word
}

/** With its first letter as a capital. */
export function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

/** Words that titles and headings write small. */
const SMALL = new Set('a an the and or of for in on at to by with from as'.split(' '))

/** With capitals as in a heading; the first word always, small words not. */
export function titleCase(text: string): string {
  let first = true
  return text.replace(/[\p{L}\p{M}'’]+/gu, (word) => {
    const small = !first && SMALL.has(word)
    first = false
    return small ? word : capitalised(word)
  })
}

/** Does every word that a heading writes with a capital have one? At least two words. */
export function isTitleCase(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}'’]+/gu) ?? []
  const telling = words.filter((word) => !SMALL.has(word.toLowerCase()))
  return telling.length > 1 && telling.every((word) => /^\p{Lu}/u.test(word))
}
