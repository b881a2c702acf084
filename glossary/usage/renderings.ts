import { dropDiacritics } from '../../core/language/meaning/syllable.ts'
import { splitConceptKey, conceptKey } from '../concept-key.ts'
import type { Concept, Term, Validity } from '../concept.ts'
import { common, isInForce, successorOf, termFor, wasRight } from '../validity.ts'
import { rendering, type Rendering } from './rendering.ts'

/** What a concept's English is good for on a day. */
export interface Renderings {
  concept: Concept
  vi: string
  /** The English to write; empty when there is none. */
  en: string
  isName: boolean
  /** Preferred and admitted, in force. */
  accepted: readonly Rendering[]
  forbidden: readonly Rendering[]
  /** Superseded, or of another time. */
  superseded: readonly Rendering[]
  /** What to write instead of a superseded one; empty when nothing is known. */
  successor: string
  /** Proposed, or with provisional English only. */
  tentative: boolean
}

/** So many days are remembered for a glossary: documents of a project share few. */
const DAYS = 64

/** Renderings by concept; those of concepts with times are made for each day asked for. */
export class RenderingTable {
  private readonly concepts = new Map<string, Concept>()
  private readonly timeless = new Map<string, Renderings>()
  private readonly byDay = new Map<string, Map<string, Renderings>>()

  constructor(concepts: readonly Concept[]) {
    for (const concept of concepts) {
      this.concepts.set(concept.id, concept)
      if (!isDated(concept)) this.timeless.set(concept.id, this.make(concept, undefined))
    }
  }

  get(id: string, day: string | undefined): Renderings | undefined {
    const known = this.timeless.get(id)
    if (known) return known
    const concept = this.concepts.get(id)
    if (!concept) return undefined
    const table = this.tableOf(day ?? '')
    let made = table.get(id)
    if (!made) table.set(id, (made = this.make(concept, day)))
    return made
  }

  private tableOf(day: string): Map<string, Renderings> {
    let table = this.byDay.get(day)
    if (!table) {
      if (this.byDay.size >= DAYS) this.byDay.clear()
      this.byDay.set(day, (table = new Map<string, Renderings>()))
    }
    return table
  }

  private make(concept: Concept, day: string | undefined): Renderings {
    const terms = termsInTime(concept)
    const good = terms.filter((term) => isGoodOn(term, day))
    const vi = concept.terms.find((term) => term.lang === 'vi')?.text ?? ''
    const en = termFor({ terms }, 'en', day)?.text ?? ''
    const prepared = (some: readonly Term[]): Rendering[] => some.flatMap((term) => rendering(term.text, concept) ?? [])
    return {
      concept,
      vi,
      en,
      isName: isName(concept, vi, en),
      // The one to write comes first.
      accepted: prepared(good.toSorted((a, b) => Number(b.text === en) - Number(a.text === en))),
      forbidden: prepared(terms.filter((term) => term.status === 'forbidden' && !term.provisional)),
      superseded: prepared(terms.filter((term) => term.status !== 'forbidden' && !isGoodOn(term, day))),
      successor: this.successor(concept, good, en, day),
      tentative: concept.pending === true || (good.length > 0 && good.every((term) => term.provisional)),
    }
  }

  /** The English in force; else that of the concept that came after. */
  private successor(concept: Concept, good: readonly Term[], en: string, day: string | undefined): string {
    if (good.length > 0 || day === undefined) return en
    const { glossary } = splitConceptKey(concept.id)
    const after = successorOf(concept, day, (id) => this.concepts.get(glossary === '' ? id : conceptKey(glossary, id)))
    const term = after === concept ? undefined : termFor(after, 'en', day)
    return term?.text ?? ''
  }
}

function isDated({ terms, accepts, validFrom, validTo }: Concept): boolean {
  const timed = (time: Validity): boolean => time.validFrom !== undefined || time.validTo !== undefined
  return terms.some(timed) || (accepts !== undefined && (accepts.some(timed) || timed({ validFrom, validTo })))
}

/**
 * English of a concept and what is accepted beside it. Where another concept
 * has the same Vietnamese, the concept's own time decides between the two;
 * where none has, the source speaks of the thing itself, whatever its time.
 */
function termsInTime(concept: Concept): Term[] {
  const own = concept.terms.filter((term) => term.lang === 'en')
  if (!concept.accepts) return own
  return [...own.map((term) => (term.status === 'forbidden' ? term : inTime(term, concept))), ...concept.accepts]
}

function inTime(term: Term, time: Validity): Term {
  const { validFrom, validTo } = common(term, time)
  return { ...term, validFrom, validTo }
}

/** May it be written? A superseded term whose stated time covers the day may. */
export function isGoodOn(term: Term, day: string | undefined): boolean {
  if (term.status === 'forbidden') return false
  if (term.status === 'superseded') return day !== undefined && wasRight(term, day)
  return day === undefined || isInForce(term, day)
}

function isName({ domain }: Concept, vi: string, en: string): boolean {
  return domain === 'place' || domain === 'person' || dropDiacritics(vi).toLowerCase() === en.toLowerCase()
}
