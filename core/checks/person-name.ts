import { placeForms } from '../language/meaning/gazetteer.ts'
import { dropDiacritics } from '../language/meaning/syllable.ts'
import { pair, type Check, type Found } from './check.ts'
import { findName } from './name-match.ts'
import { isSaidByTerm, namesOf } from './names-of.ts'
import type { Pair } from './pair.ts'
import type { Name } from '../language/meaning/names.ts'

/** Personal names keep syllables and order, with marks on all or on none (P4, H1, H2). */
export const personName: Check = {
  severity: 'critical',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('ông Trần Văn Đức', 'Mr. Duc'),
      pair('ông Trần Văn Đức', 'Mr. Tran Van Duc'),
      pair('ông Trần Văn Đức', 'Mr. Trần Văn Đức'),
      pair('Bà Lan nói.', 'Ms. Lan said.'),
    ],
    bad: [
      pair('ông Trần Văn Đức', 'Mr. Tran Van Đuc'),
      pair('bà Lê Thị Hoa', 'Ms. Hoa Le'),
      pair('Anh Nguyễn Bá Tùng kể lại.', 'Nguyen Ba Tuan recalled.'),
    ],
  },
  *run(pair) {
    for (const name of namesOf(pair)) if (name.kind === 'person' && !isSaidByTerm(pair, name)) yield* judge(pair, name)
  },
}

function* judge(pair: Pair, name: Name): Generator<Found> {
  if (placeForms(name.syllables.join(' '))?.some((form) => pair.target.text.includes(form))) return
  const match = findName(name.syllables, pair.target, true)
  if (match.state === 'full' || match.state === 'short') return
  const found: Found = { source: [{ start: name.start, end: name.end }], params: { target: '–' } }
  if (match.state === 'missing') {
    if (isSpokenOf(pair, name)) return
    yield found
    return
  }
  const target = [match.span]
  const text = pair.target.slice(match.span)
  const isWhole = match.state === 'half' && text.split(/\s+/).length === name.syllables.length
  yield {
    ...found,
    target,
    params: { target: text },
    ...(isWhole && { fix: { ...match.span, text: written(pair, name) } }),
  }
}

/** A given name alone, after an honorific, may become a pronoun. */
function isSpokenOf(pair: Pair, name: Name): boolean {
  return (
    name.syllables.length === 1 && /(?<!\p{L})(?:he|she|him|his|her|hers|they|their)(?!\p{L})/iu.test(pair.target.text)
  )
}

function written(pair: Pair, { syllables }: Name): string {
  const text = syllables.join(' ')
  return pair.style.names === 'kept' ? text : dropDiacritics(text)
}
