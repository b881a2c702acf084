import type { Span } from '../language/document-numbers.ts'
import { isConversion } from './conversions.ts'
import { atomsOf, isNumeric, type Atom } from './atoms.ts'
import type { ContextView } from './context.ts'
import { almost, checkOf, kin, type ValueCheck } from './differences.ts'
import { listMarker } from './labels.ts'
import { Pool } from './pool.ts'
import { answers, isSame, type Surroundings } from './same.ts'
import type { Side } from './side.ts'

/** Values that correspond; both sides of a range have their own. */
export interface Match {
  source: Atom
  target: Atom
}

/** A value that differs, is missing (no target) or surplus (no source), and the check it belongs to. */
export interface Difference {
  check: ValueCheck
  source?: Span
  target?: Span
}

export interface Comparison {
  matches: readonly Match[]
  differences: readonly Difference[]
}

/**
 * Compares the values of two sides as multisets, whatever their form: first
 * like with like, then other kinds that say the same, then values that are
 * right but in a wrong form, and what is left over.
 */
export function compareValues(source: Side, target: Side, context: ContextView): Comparison {
  const sources = atomsOf(source.tokens, listMarker(source.text))
  const targets = atomsOf(target.tokens, listMarker(target.text))
  if (sources.length === 0 && targets.length === 0) return { matches: [], differences: [] }
  return new Matcher(source, target, sources, targets, context).run()
}

class Matcher {
  private readonly matches: Match[] = []
  private readonly differences: Difference[] = []
  private readonly around: Surroundings
  private readonly source: Side
  private readonly target: Side
  private readonly context: ContextView
  private sources: Atom[]
  private readonly targets: Pool<Atom>

  constructor(source: Side, target: Side, sources: Atom[], targets: Atom[], context: ContextView) {
    this.source = source
    this.target = target
    this.sources = sources
    this.targets = new Pool(targets)
    this.context = context
    this.around = { source: source.text, target: target.text, sourceYears: years(sources), targetYears: years(targets) }
  }

  run(): Comparison {
    this.lunarDates()
    for (const soft of [false, true]) {
      this.pairUp((s, t) => isSame(s.token, t.token, this.around), soft)
      this.pairUp((s, t) => answers(s.token, t.token, this.around), soft)
    }
    this.pairAlmost()
    this.withoutCounterpart()
    this.pairKin()
    this.leftOver()
    return { matches: this.matches, differences: mergeRanges(this.differences, this.source, this.target) }
  }

  /** DT5: never converted, said to be lunar; then any figures may spell it. */
  private lunarDates(): void {
    this.sources = this.sources.filter((atom) => {
      const { token } = atom
      if (token.kind !== 'date' || token.lunar !== true) return true
      const spells = ({ token: other }: Atom): boolean =>
        (other.kind === 'date' && (other.day === token.day || other.month === token.month)) ||
        (other.kind === 'ordinal' && (other.value === token.day || other.value === token.month)) ||
        (isNumeric(other) && other.values.some((value) => value === token.day || value === token.month))
      const solar = this.targets.take((other) => other.token.kind === 'date' && spells(other))
      const parts = [this.targets.take(spells), this.targets.take(spells)]
      if (!LUNAR.test(this.target.text)) this.differ('date', atom, solar ?? parts[0])
      return false
    })
  }

  private pairUp(fits: (source: Atom, target: Atom) => boolean, soft: boolean): void {
    this.sources = this.sources.filter((source) => {
      if ((source.token.soft === true) !== soft) return true
      const target =
        this.targets.take((t) => !t.token.soft && fits(source, t)) ??
        (soft ? undefined : this.targets.take((t) => fits(source, t)))
      if (!target) return true
      this.matches.push({ source, target })
      return false
    })
  }

  /** The value is there in a form that a check objects to. */
  private pairAlmost(): void {
    this.sources = this.sources.filter((source) => {
      let check: ValueCheck | undefined
      const target = this.targets.take((t) => (check = almost(source.token, t.token, this.around)) !== undefined)
      if (!target || !check) return true
      this.matches.push({ source, target })
      this.differ(check, source, target)
      return false
    })
  }

  /** What English says without a figure: 100% as all; a known document by its number alone. */
  private withoutCounterpart(): void {
    this.sources = this.sources.filter(({ token }) => {
      if (token.kind === 'percent' && token.values[0] === 100) return !ALL.test(this.target.text)
      if (isNumeric(token) && token.values[0] === 0) return !NOTHING.test(this.target.text)
      return !(token.kind === 'document' && this.context.knowsDocument(token.number) && this.takeNumber(token.number))
    })
  }

  private takeNumber(number: string): boolean {
    const value = Number.parseInt(number, 10)
    return this.targets.take(({ token }) => isNumeric(token) && token.values[0] === value) !== undefined
  }

  /** Two leftovers of one family are one difference. */
  private pairKin(): void {
    for (const closeness of [2, 1]) {
      this.sources = this.sources.filter((source) => {
        const isDoubtful = (target: Atom): boolean =>
          source.token.soft === true && (target.token.soft === true || isNumeric(source.token))
        const target = this.targets.take((t) => kin(source.token, t.token) >= closeness && !isDoubtful(t))
        if (!target) return true
        this.differ(checkOf(source, target), source, target)
        return false
      })
    }
  }

  private leftOver(): void {
    const cited = new Set(this.matches.map(({ source }) => documentKey(source)))
    for (const source of this.sources) {
      // A name with digits may be said in other words; only a changed one is sure to be wrong.
      if (source.token.soft || source.token.kind === 'code' || isCited(cited, source)) continue
      this.differ(checkOf(source, undefined), source, undefined)
    }
    for (const target of this.targets.rest()) {
      if (target.token.soft || target.token.kind === 'code' || isCited(cited, target)) continue
      if (!isConversion(target, this.source, this.target)) this.differ(checkOf(undefined, target), undefined, target)
    }
  }

  private differ(check: ValueCheck, source: Atom | undefined, target: Atom | undefined): void {
    const span = (atom: Atom): Span => atom.range ?? atom.token
    this.differences.push({ check, ...(source && { source: span(source) }), ...(target && { target: span(target) }) })
  }
}

/** A document may be cited more often on one side. */
function documentKey({ token }: Atom): string {
  return token.kind === 'document' ? `${token.number} ${token.year} ${token.symbol}` : ''
}

const isCited = (cited: ReadonlySet<string>, atom: Atom): boolean =>
  atom.token.kind === 'document' && cited.has(documentKey(atom))

const NOTHING = /(?<!\p{L})(?:no|zero|none|nil)(?!\p{L})/iu
const LUNAR = /(?<!\p{L})(?:lunar|Tet|Tết|New Year|full moon)(?!\p{L})/iu
const ALL =
  /(?<!\p{L})(?:all|every|everyone|each|entire|entirely|whole|fully|full|completely|universal|complete)(?!\p{L})/iu

function years(atoms: readonly Atom[]): Set<number> {
  const found = new Set<number>()
  for (const { token } of atoms) {
    if (token.kind === 'date' && token.year !== undefined) found.add(token.year)
    if (isNumeric(token)) for (const value of token.values) found.add(value)
  }
  return found
}

/** A range whose both ends differ is one finding. */
function mergeRanges(differences: readonly Difference[], source: Side, target: Side): Difference[] {
  const seen = new Set<string>()
  return differences.filter(({ check, source: s, target: t }) => {
    const key = `${check} ${s ? source.slice(s) + s.start : ''} ${t ? target.slice(t) + t.start : ''}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
