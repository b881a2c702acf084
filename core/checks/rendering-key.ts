const SKIP = new Set(['the', 'a', 'an', 'of', 'for', 'on', 'at', 'in', 'level'])
const EQUAL: Record<string, string> = { chairwoman: 'chairman', chairperson: 'chairman', city: 'municipal' }

/** The words of a rendering that count: lower case, singular, British, in alphabetical order; "NA" stays an acronym. */
export function renderingKey(rendering: string): string {
  const known = cache.get(rendering)
  if (known !== undefined) return known
  if (cache.size >= CACHE_SIZE) cache.clear()
  const key = makeKey(rendering)
  cache.set(rendering, key)
  return key
}

/** Glossaries repeat their renderings; the table is emptied before it can grow without bound. */
const cache = new Map<string, string>()
const CACHE_SIZE = 20_000

function makeKey(rendering: string): string {
  const words = rendering.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (words.length === 1 && /^\p{Lu}{2,6}s?$/u.test(words[0] ?? '')) return `=${(words[0] ?? '').replace(/s$/, '')}`
  const kept = words.map((word) => word.toLowerCase()).filter((word) => word.length > 1 && !SKIP.has(word))
  const plain = kept.map((word) =>
    word
      .replace(/(?<=\p{L}{2})ies$/u, 'y')
      .replace(/(?<=[^su])s$/u, '')
      .replace(/iz(?=e|a|i)/gu, 'is')
      .replace(/labor/gu, 'labour')
      .replace(/(?<=\p{L}{3})(?:ing|ed)$/u, '')
      .replace(/([bdgmnpt])\1$/u, '$1'),
  )
  return plain
    .map((word) => EQUAL[word] ?? word)
    .sort()
    .join(' ')
}

/** Equal words, one a shorter form of the other, or an acronym (used after first mention). */
export function sameRendering(a: string, b: string): boolean {
  if (a === b || a.startsWith('=') || b.startsWith('=')) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const words = new Set(long.split(' '))
  return short.split(' ').every((word) => words.has(word))
}
