import { AppError } from '../core/errors.ts'
import {
  breakPositions,
  compileRules,
  rulesFor,
  unsupportedMaps,
  type CompiledRule,
  type RulePlace,
  type SrxDocument,
  type UnsupportedRule,
  type Watch,
} from '../core/language/srx.ts'
import { TimeUp, withinTime } from './within-time.ts'

/** What one text may take; honest rules need a thousandth of it. */
const timeLimit = 4000

/** Rules of somebody else's SRX file for one language, kept from running for ever. */
export class ForeignRules {
  /** Rules left out because JavaScript has no word for them. */
  readonly unsupported: readonly UnsupportedRule[]
  readonly #rules: readonly CompiledRule[]
  readonly #limit: number

  /** AppError srx.noRules when the file has none for the language. */
  constructor(document: SrxDocument, lang: string, limit = timeLimit) {
    this.#limit = limit
    const chosen = this.#guarded({ place: { languageRule: 'maprules', index: 0 } }, () => rulesFor(document, lang))
    if (chosen.length === 0) throw new AppError('srx.noRules', { lang })
    const { rules, unsupported } = compileRules(chosen)
    this.#rules = rules
    this.unsupported = [...unsupportedMaps(document), ...unsupported]
  }

  /** The segments of a unit's text, without outer white space. AppError srx.tooCostly names the rule. */
  segments(text: string): string[] {
    const watch: Watch = { place: null }
    const ends = this.#guarded(watch, () => breakPositions(this.#rules, text, watch))
    const pieces: string[] = []
    let from = 0
    for (const end of [...ends, text.length]) {
      const piece = text.slice(from, end).trim()
      if (piece !== '') pieces.push(piece)
      from = end
    }
    return pieces
  }

  #guarded<T>(watch: Watch, work: () => T): T {
    try {
      return withinTime(this.#limit, work)
    } catch (error) {
      // V8 gives up with a RangeError where it would have to remember too many ways back.
      if (error instanceof TimeUp || error instanceof RangeError) throw tooCostly(watch.place)
      throw error
    }
  }
}

function tooCostly(place: RulePlace | null): AppError {
  return new AppError('srx.tooCostly', { rule: place?.languageRule ?? '', index: place?.index ?? 0 })
}
