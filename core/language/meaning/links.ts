import type { LinkToken } from './token.ts'
import { matchesOf } from '../matches.ts'

/** Endings that make two words with a full stop between a domain name; anything else needs a scheme or "www.". */
const TLD =
  'vn|com|net|org|info|edu|gov|mil|int|biz|asia|io|app|dev|tv|me|la|kh|th|cn|jp|kr|sg|my|id|ph|uk|us|fr|de|eu|ru|au|in|xyz|online|site|shop|news|club'
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const HOST = `(?:${LABEL}\\.){1,8}(?:${TLD})(?![\\p{L}\\p{N}-])`
const PATH = '(?::\\d{1,5})?(?:[/?#][^\\s<>"“”«»\\ue000]{0,2000})?'

const LINK = new RegExp(
  `(?:https?|ftp)://[^\\s<>"“”«»\\ue000]{1,2000}|` +
    `(?<![\\p{L}\\p{N}.@_-])[a-z0-9._%+-]{1,64}@(?:${LABEL}\\.){0,8}${LABEL}(?![\\p{L}\\p{N}@])|` +
    `(?<![\\p{L}\\p{N}.@_-])www\\.[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,6}${PATH}|` +
    `(?<![\\p{L}\\p{N}.@_-])${HOST}${PATH}`,
  'giu',
)

/** What closes the sentence or bracket around a link is not part of it. */
const TAIL = /[.,;:!?'’)\]}…]+$/u

/** URLs, bare domains and e-mail addresses. */
export function* links(text: string): Generator<LinkToken> {
  if (!/@|:\/\/|[a-z0-9]\.[a-z]{2}/i.test(text)) return
  for (const match of matchesOf(LINK, text)) {
    const surface = trimTail(match[0])
    yield { kind: 'link', start: match.index, end: match.index + surface.length, value: canonical(surface) }
  }
}

/** A closing bracket stays when its opening one is inside: …/Vinh_(city). */
function trimTail(surface: string): string {
  const trimmed = surface.replace(TAIL, '')
  return trimmed.includes('(') && surface.charAt(trimmed.length) === ')' ? `${trimmed})` : trimmed
}

function canonical(surface: string): string {
  if (surface.includes('@') && !surface.includes('/')) return surface.toLowerCase()
  const [, scheme = '', host = '', rest = ''] = /^((?:[a-z]+:\/\/)?)([^/?#]*)(.*)$/isu.exec(surface) ?? []
  return scheme.toLowerCase() + host.toLowerCase() + rest.replace(/\/$/, '')
}
