import type { Thread } from '../../../core/api.ts'
import { foldKey, plainKey } from '../../../core/language/fold.ts'

export const states = ['open', 'resolved', 'all'] as const
export const concerns = ['everyone', 'mine', 'mentions', 'unread'] as const
export const anchors = ['any', 'changed', 'orphaned'] as const

export interface ThreadQuery {
  state: (typeof states)[number]
  concern: (typeof concerns)[number]
  anchor: (typeof anchors)[number]
  /** Id of somebody who wrote in it; '' for anybody. */
  person: string
  text: string
}

export const everything: ThreadQuery = { state: 'open', concern: 'everyone', anchor: 'any', person: '', text: '' }

export interface Known {
  /** Who looks. */
  me: string
  /** When they last read each thread. */
  read: Readonly<Record<string, number>>
  stateOf(thread: Thread): Thread['state']
}

/** Has somebody else written since the person read it? */
export function isUnread({ id, comments }: Thread, { me, read }: Pick<Known, 'me' | 'read'>): boolean {
  const since = read[id] ?? 0
  return comments.some(({ author, at }) => author.id !== me && at > since)
}

const concernsMe: Record<ThreadQuery['concern'], (thread: Thread, known: Known) => boolean> = {
  everyone: () => true,
  mine: ({ comments }, { me }) => comments.some(({ author }) => author.id === me),
  mentions: ({ comments }, { me }) => comments.some(({ mentions }) => mentions.includes(me)),
  unread: isUnread,
}

const says = ({ quote, comments }: Thread): string => `${quote}\n${comments.map(({ text }) => text).join('\n')}`

/** Threads that fit; words are looked for as written, and only when nothing has them without accents. */
export function matchThreads(threads: readonly Thread[], query: ThreadQuery, known: Known): Thread[] {
  const fitting = threads.filter(
    (thread) =>
      (query.state === 'all' || (thread.resolved !== null) === (query.state === 'resolved')) &&
      concernsMe[query.concern](thread, known) &&
      (query.person === '' || thread.comments.some(({ author }) => author.id === query.person)) &&
      (query.anchor === 'any' || known.stateOf(thread) === query.anchor),
  )
  const text = query.text.normalize('NFC').trim()
  if (text === '') return fitting
  const exact = foldKey(text)
  const found = fitting.filter((thread) => foldKey(says(thread)).includes(exact))
  if (found.length > 0) return found
  const loose = plainKey(text)
  return fitting.filter((thread) => plainKey(foldKey(says(thread))).includes(loose))
}
