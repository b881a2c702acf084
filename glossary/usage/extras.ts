import { foldKey } from '../../core/language/fold.ts'
import type { Concept } from '../concept.ts'
import { longest, rendering, type EnglishText, type Rendering, type Use } from './rendering.ts'

export interface Extra {
  use: Use
  concept: string
  vi: string
  person: boolean
}

interface Named {
  rendering: Rendering
  /** Concepts that this rendering may stand for. */
  concepts: Set<string>
}

/** Named things whose Vietnamese may be said otherwise: nước ta, thủ đô, Đoàn. */
const SAID_OTHERWISE: Record<string, RegExp> = {
  vietnam:
    /nước ta|nước nhà|cả nước|trong nước|đất nước|quốc gia|Tổ quốc|(?<!\p{L})ta(?!\p{L})|(?<!\p{L})Việt(?!\p{L})/iu,
  hanoi: /thủ đô/iu,
  party: /(?<!\p{L})Đảng(?!\p{L})/u,
  youth: /(?<!\p{L})Đoàn(?!\p{L})|\p{L}+ đoàn(?!\p{L})/iu,
  ho: /(?<![\p{L}\p{M}])(?:Bác|Người|Cụ Hồ|Hồ Chủ tịch)(?![\p{L}\p{M}])/u,
}

/** Finds English of proper nouns, titles, persons and documents whose Vietnamese the source lacks (check 18). */
export class ExtraFinder {
  /** By the first word and the second, '' where there is none. */
  private readonly byFirst = new Map<string, Map<string, Named[]>>()
  private readonly byId = new Map<string, { vi: string; person: boolean; forms: string[]; bare: RegExp | undefined }>()

  constructor(concepts: readonly Concept[]) {
    const known = new Map<string, Named>()
    for (const concept of concepts) {
      const vietnamese = concept.terms.filter((term) => term.lang === 'vi').map((term) => term.text)
      const person = concept.domain === 'person'
      const vi = vietnamese[0] ?? ''
      this.byId.set(concept.id, { vi, person, forms: vietnamese.map(foldKey), bare: bareName(vi) })
      if (!isNamed(concept)) continue
      for (const term of concept.terms) {
        if (term.lang !== 'en' || (term.status !== 'preferred' && term.status !== 'admitted')) continue
        const one = rendering(term.text, concept)
        if (one && isTelling(one, concept)) this.add(known, one, concept.id)
      }
    }
  }

  private add(known: Map<string, Named>, one: Rendering, concept: string): void {
    const key = one.keys.join(' ')
    const entry = known.get(key)
    if (entry) {
      entry.concepts.add(concept)
      return
    }
    const named = { rendering: { ...one, verb: false }, concepts: new Set([concept]) }
    known.set(key, named)
    const [first = '', second = ''] = one.keys
    let bySecond = this.byFirst.get(first)
    if (!bySecond) this.byFirst.set(first, (bySecond = new Map<string, Named[]>()))
    const list = bySecond.get(second)
    if (list) list.push(named)
    else bySecond.set(second, [named])
  }

  /** `present` are the concepts hit in the source; words of `accounted` uses stand for them. */
  find(english: EnglishText, source: string, present: ReadonlySet<string>, accounted: readonly Use[]): Extra[] {
    const covered = new Set<number>()
    for (const use of accounted) for (let at = use.from; at < use.to; at++) covered.add(at)
    const named = this.named(english)
    if (named.length === 0) return []
    const folded = foldKey(source)
    const extras: Extra[] = []
    for (const { use, concepts } of named) {
      if ([...concepts].some((id) => present.has(id)) || isCovered(use, covered, english)) continue
      const ids = [...concepts]
      if (ids.some((id) => this.isSaid(id, source, folded))) continue
      const about = this.byId.get(ids[0] ?? '')
      if (about) extras.push({ use, concept: ids[0] ?? '', vi: about.vi, person: about.person })
    }
    return extras
  }

  /** Named things of the text, the longest where they overlap. */
  private named(english: EnglishText): { use: Use; concepts: Set<string> }[] {
    const concepts = new Map<Use, Set<string>>()
    const { tokens } = english
    for (let at = 0; at < tokens.length; at++) {
      const bySecond = this.byFirst.get(tokens[at]?.word.key ?? '')
      if (!bySecond) continue
      for (const second of ['', tokens[at + 1]?.word.key]) {
        for (const named of (second !== undefined && bySecond.get(second)) || []) {
          const use = english.at(at, named.rendering, false)
          if (use?.capitals) concepts.set(use, named.concepts)
        }
      }
    }
    if (concepts.size === 0) return []
    return longest([...concepts.keys()], english.tokens.length).map((use) => ({
      use,
      concepts: concepts.get(use) ?? new Set(),
    }))
  }

  /** The Vietnamese is there though not recognised as a term: inside another, in other words, in another spelling. */
  private isSaid(id: string, source: string, folded: string): boolean {
    const about = this.byId.get(id)
    if (!about) return false
    if (about.forms.some((form) => form.length > 3 && folded.includes(form))) return true
    if (about.bare?.test(source)) return true
    // "Nghị quyết 26" for Nghị quyết 26-NQ/TW.
    const cited = /^\D{4,}\d+/u.exec(about.forms[0] ?? '')?.[0]
    if (cited !== undefined && folded.includes(cited)) return true
    const english = about.vi
    if (/^(?:Việt Nam|Cộng hòa xã hội)/u.test(english)) return SAID_OTHERWISE.vietnam?.test(source) ?? false
    if (english.includes('Chủ tịch nước') && /tổng thống/iu.test(source)) return true
    if (english === 'Hà Nội') return SAID_OTHERWISE.hanoi?.test(source) ?? false
    if (/Hồ Chí Minh$|^Bác/u.test(english) && about.person) return SAID_OTHERWISE.ho?.test(source) ?? false
    if (/Thanh niên/u.test(english)) return SAID_OTHERWISE.youth?.test(source) ?? false
    return english.startsWith('Đảng Cộng sản') && (SAID_OTHERWISE.party?.test(source) ?? false)
  }
}

function isNamed({ partOfSpeech, domain }: Concept): boolean {
  return ['proper noun', 'title', 'person'].includes(partOfSpeech) || domain === 'person'
}

/** Capitals make a name; a title of one word (Chairman, Minister) has many Vietnamese. */
function isTelling(one: Rendering, concept: Concept): boolean {
  if (!one.capitals.some(Boolean)) return false
  if (one.keys.length > 1) return true
  return concept.partOfSpeech !== 'title' && one.text.length > 3
}

/** "Thành ủy Vinh" speaks of Vinh city too. */
function bareName(vi: string): RegExp | undefined {
  const name = /^(?:thành phố|thị xã|thị trấn|tỉnh|huyện|quận|phường|xã) (\p{Lu}[\p{L}\p{M} ]*)$/iu.exec(vi)?.[1]
  return name === undefined || !/^\p{Lu}/u.test(name) ? undefined : new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u')
}

const SMALL_WORDS = new Set(['of', 'for', 'and', 'in', 'on', 'at'])

/** All its words that count belong to renderings of the source's terms: Chairman + People's Committee. */
function isCovered(use: Use, covered: ReadonlySet<number>, { tokens }: EnglishText): boolean {
  for (let at = use.from; at < use.to; at++) {
    if (!covered.has(at) && !SMALL_WORDS.has(tokens[at]?.word.key ?? '')) return false
  }
  return true
}
