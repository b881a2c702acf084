import { honorifics } from '../language/meaning/family-names.ts'
import { pair, type Check, type Found } from './check.ts'
import { findName } from './name-match.ts'
import { namesOf } from './names-of.ts'
import type { Pair } from './pair.ts'
import { matchesOf } from '../language/matches.ts'

type Gender = 'man' | 'woman'

/** ông, anh, chú are men, bà, chị, cô women; đồng chí, em, cháu and pairs of kin tell nothing (H3). */
export const honorificGender: Check = {
  severity: 'major',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('Đồng chí Lê Thị Mai phát biểu.', 'Ms. Le Thi Mai spoke.'),
      pair('anh chị em nông dân', 'farmers'),
      pair('Ông Lương nói.', 'Mr. Luong said.'),
      pair('Xã chú trọng nghề dệt của bà con.', 'He said the commune attends to weaving.'),
    ],
    bad: [
      pair('chị Lầu Y Mai', 'Mr. Lau Y Mai'),
      pair('Ông Hà cho biết ông sẽ nghỉ.', 'Ms. Ha said she would retire.'),
      pair('Bà kể về thời trẻ.', 'He spoke about his youth.'),
      pair('Chị chăm mẹ già.', 'He cares for his elderly mother.'),
    ],
  },
  *run(pair) {
    let titled = false
    for (const found of titles(pair)) {
      titled = true
      yield found
    }
    if (!titled) yield* pronouns(pair)
  },
}

const TITLE = /(?<!\p{L})(Mr|Sir|Mrs|Ms|Miss|Madam|Mme)\.?\s+(?:\p{Lu}[\p{L}\p{M}]*\s+){0,3}$/u

/** Mr. or Ms. directly before a name whose honorific says otherwise. */
function* titles(pair: Pair): Generator<Found> {
  for (const name of namesOf(pair)) {
    const gender = name.kind === 'person' ? honorifics.get(name.honorific ?? '') : undefined
    if (gender === undefined || gender === 'any') continue
    const match = findName(name.syllables, pair.target, true)
    if (match.state === 'missing') continue
    const head = pair.target.text.slice(Math.max(0, match.span.start - 40), match.span.start)
    const title = TITLE.exec(head)
    if (!title || genderOfTitle(title[1] ?? '') === gender) continue
    const start = match.span.start - head.length + title.index
    const span = { start, end: start + (title[1]?.length ?? 0) }
    yield {
      source: [{ start: name.start, end: name.end }],
      target: [span],
      params: { source: name.honorific ?? '', target: title[1] ?? '' },
    }
  }
}

const genderOfTitle = (title: string): Gender => (title === 'Mr' || title === 'Sir' ? 'man' : 'woman')

const PRONOUNS: Record<Gender, RegExp> = {
  man: /(?<!\p{L})(?:he|him|his|himself|Mr)(?!\p{L})/iu,
  woman: /(?<!\p{L})(?:she|her|hers|herself|Mrs|Ms|Miss|Madam)(?!\p{L})/iu,
}
const ANY_PRONOUN = new Set('he him his himself she her hers herself mr mrs ms miss madam'.split(' '))
/** Somebody else, of whom the pronoun may speak. */
const PERSON: Record<Gender, RegExp> = {
  man: /(?<!\p{L})(?:man|men|father|son|husband|brother|boy|king|person|people|child|children)(?!\p{L})/iu,
  woman: /(?<!\p{L})(?:woman|women|mother|daughter|wife|sister|girl|queen|person|people|child|children)(?!\p{L})/iu,
}

/** Only one gender in the source, nobody unknown, and only the other in the target. */
function* pronouns(pair: Pair): Generator<Found> {
  if (!pair.target.plainWords.some((word) => ANY_PRONOUN.has(word))) return
  const references = referencesOf(pair.source.text)
  const genders = new Set(references.map(({ gender }) => gender))
  const [first] = references
  if (genders.size !== 1 || !first || hasOthers(pair)) return
  const other: Gender = first.gender === 'man' ? 'woman' : 'man'
  const { text } = pair.target
  const match = PRONOUNS[other].exec(text)
  if (!match || PRONOUNS[first.gender].test(text) || PERSON[other].test(text)) return
  const { start, end } = first
  yield {
    source: [{ start, end }],
    target: [{ start: match.index, end: match.index + match[0].length }],
    params: { source: first.text, target: match[0] },
  }
}

/** Somebody whose gender the source does not tell. */
function hasOthers(pair: Pair): boolean {
  if (
    /(?<!\p{L})(?:đồng chí|đ\/c|em|cháu|cụ|người|bố|cha|con|chồng|vợ|Bác|lãnh đạo|giám đốc|chủ tịch|bí thư)(?![\p{L}\p{M}])/iu.test(
      pair.source.text,
    )
  )
    return true
  return namesOf(pair).some(
    (name) => name.kind === 'person' && (honorifics.get(name.honorific ?? '') ?? 'any') === 'any',
  )
}

/** Compounds in which the word is no person, or no one person. */
const COMPOUND: Record<string, { before: RegExp; after: RegExp }> = {
  ông: { before: /(?!)/, after: /^(?:bà|cha|táo|trời|nội|ngoại|lão|tổ)$/ },
  bà: { before: /^(?:ông|các|những|đàn)$/, after: /^(?:con|rịa|nà|đen|triệu|trưng|mẹ|nội|ngoại|tổ)$/ },
  anh: {
    before: /^(?:các|những|nước|tiếng|người|đàn)$/,
    after: /^(?:hùng|em|chị|dũng|minh|sơn|quốc|ninh|ngữ|tài|linh|hào|đào|ruột|trai)$/,
  },
  chị: { before: /^(?:anh|các|những|hội)$/, after: /^(?:em|ruột)$/ },
  cô: { before: /^(?:thầy|các|những)$/, after: /^(?:đơn|lập|đọng|chú|độc|quạnh|dâu|tô|bác|đặc)$/ },
  chú: { before: /^(?:cô|các|những|ghi|bị|cước)$/, after: /^(?:trọng|ý|thích|giải|rể|tâm|mục|bộ|bác|dẫn)$/ },
  thầy: { before: /^(?:các|những)$/, after: /^(?:cô|thuốc|trò|tu|lang|cãi)$/ },
}

const REFERENCE = /(?<![\p{L}\p{M}])(?:ông|bà|anh|chị|cô|chú|thầy)(?![\p{L}\p{M}])/giu
const WORD_BEFORE = /([\p{L}\p{M}]+)\s+$/u
const WORD_AFTER = /^\s+([\p{L}\p{M}]+)/u

function referencesOf(text: string): Reference[] {
  const found: Reference[] = []
  for (const { 0: word, index: start } of matchesOf(REFERENCE, text)) {
    const end = start + word.length
    const lower = word.toLowerCase()
    const gender = honorifics.get(lower)
    const compound = COMPOUND[lower]
    if (!compound || (gender !== 'man' && gender !== 'woman')) continue
    const before = WORD_BEFORE.exec(text.slice(Math.max(0, start - 12), start))?.[1] ?? ''
    const after = WORD_AFTER.exec(text.slice(end, end + 12))?.[1] ?? ''
    // A capital inside a sentence: nước Anh, Bà Nà.
    if (word !== lower && before !== '') continue
    if (compound.before.test(before.toLowerCase()) || compound.after.test(after.toLowerCase())) continue
    found.push({ gender, start, end, text: word })
  }
  return found
}

interface Reference {
  gender: Gender
  start: number
  end: number
  text: string
}
