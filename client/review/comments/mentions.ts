import { plainKey } from '../../../core/language/fold.ts'

/** A person who can be called, by the name the interface shows. */
export interface Callable {
  id: string
  name: string
  color: string
}

/** A piece of a comment: words, or a person's name behind an @. */
export interface Piece {
  text: string
  person: Callable | null
}

const letter = /[\p{L}\p{M}\p{N}_]/u

/** Cuts a text where people are called; a longer name goes before a shorter one that begins it. */
export function piecesOf(text: string, people: readonly Callable[]): Piece[] {
  const longestFirst = people.filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length)
  const pieces: Piece[] = []
  let plain = ''
  for (let at = 0; at < text.length;) {
    const called = text[at] === '@' && !letter.test(text[at - 1] ?? '') ? nameAt(text, at + 1, longestFirst) : undefined
    if (!called) plain += text[at++] ?? ''
    else {
      if (plain !== '') pieces.push({ text: plain, person: null })
      plain = ''
      const end = at + 1 + called.name.length
      pieces.push({ text: text.slice(at, end), person: called })
      at = end
    }
  }
  if (plain !== '') pieces.push({ text: plain, person: null })
  return pieces
}

const nameAt = (text: string, at: number, people: readonly Callable[]): Callable | undefined =>
  people.find(({ name }) => text.startsWith(name, at) && !letter.test(text[at + name.length] ?? ''))

/** Ids of the people a text calls, each once. */
export function mentionsIn(text: string, people: readonly Callable[]): string[] {
  const called = piecesOf(text.normalize('NFC'), people).flatMap(({ person }) => (person ? [person.id] : []))
  return [...new Set(called)]
}

/** What is being asked for behind an @ before the caret: where the @ stands, and what follows it. */
export interface Asked {
  at: number
  query: string
}

const longestName = 60

export function askedAt(text: string, caret: number): Asked | null {
  const before = text.slice(0, caret)
  const at = before.lastIndexOf('@')
  if (at < 0 || caret - at > longestName || letter.test(before[at - 1] ?? '')) return null
  const query = before.slice(at + 1)
  return /[\n@]|^\s/.test(query) ? null : { at, query }
}

/** People whose name, or a word of it, begins so; accents need not be typed. */
export function offered(people: readonly Callable[], query: string): Callable[] {
  const wanted = plainKey(query.normalize('NFC'))
  return people.filter(({ name }) => {
    const key = plainKey(name)
    return key.startsWith(wanted) || key.includes(` ${wanted}`)
  })
}
