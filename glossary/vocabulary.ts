import { foldKey } from '../core/language/fold.ts'
import { bareToken, type Token } from '../core/language/tokens.ts'

const UNKNOWN = -1
/** Surfaces remembered before the cache starts anew: texts are open-ended, memory is not. */
const CACHE_LIMIT = 100_000

/** Dashes that are equal in a term (W3.2). */
const DASHES = /[\u2010-\u2015\u2212]/g

/** Numbers for the folded tokens of terms and competitors, so that matching compares integers. */
export class Vocabulary {
  private readonly ids = new Map<string, number>()
  private cache = new Map<string, number>()

  /** Labels of an entry's tokens; tokens new to the vocabulary are added. */
  learn(tokens: readonly Token[], text: string): number[] {
    return tokens.map((token, index) => {
      const folded = fold(text.slice(token.start, token.end))
      let id = this.ids.get(folded)
      if (id === undefined) {
        id = this.ids.size
        this.ids.set(folded, id)
        this.cache.clear()
      }
      return label(id, tokens[index - 1], token)
    })
  }

  /** Labels of a text's tokens; -1 where no entry has the token. */
  labels(tokens: readonly Token[], text: string): number[] {
    let previous: Token | undefined
    return tokens.map((token) => {
      const id = this.idOf(text.slice(token.start, token.end))
      const here = id === UNKNOWN ? UNKNOWN : label(id, previous, token)
      previous = token
      return here
    })
  }

  private idOf(surface: string): number {
    let id = this.cache.get(surface)
    if (id === undefined) {
      id = this.ids.get(fold(surface)) ?? UNKNOWN
      if (this.cache.size >= CACHE_LIMIT) this.cache.clear()
      this.cache.set(surface, id)
    }
    return id
  }
}

function fold(surface: string): string {
  return foldKey(bareToken(surface)).replace(DASHES, '-')
}

/**
 * Where an entry has no space between two words ("TW4"), the text must have
 * none, and the other way round; around punctuation spaces are free (W3.2).
 */
function label(id: number, previous: Token | undefined, token: Token): number {
  const tight = previous && previous.kind !== 'mark' && token.kind !== 'mark' && token.gap === 'none'
  return 2 * id + (tight ? 1 : 0)
}
