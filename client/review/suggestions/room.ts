import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import type { DecisionResult, Suggestion } from '../../../core/wire/suggestions.ts'
import { announce } from '../../announce.ts'
import { call } from '../../api.ts'
import { openSuggesting, type Suggesting } from '../../editor/branch/open.ts'
import { newId } from '../../editor/sync/ids.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { readPreference, writePreference } from '../../preferences.ts'
import { Renewal } from '../../renewal.ts'
import { reviewCounts } from '../counts.ts'
import { Watched } from '../watched.ts'
import { grouped } from './grouped.ts'
import { sameChanges } from './hunk-lines.ts'

/** A request decides so many at most. */
const MOST = 500
/** While others go on writing around a suggestion, it is decided on so many times at most. */
const ROUNDS = 4
/** Documents in which one suggests are remembered, the latest ones. */
const REMEMBERED = 200

export type Decision = 'accept' | 'reject'
export type Chosen = Pick<Suggestion, 'id' | 'version'> & { hunks: number[] | null }

export interface RoomTelling {
  fail: (error: unknown) => void
  say: (text: string) => void
  openAll: () => void
  openPanel: () => void
}

/** What is suggested in an open document, and the switch between writing it and suggesting. */
export class SuggestionRoom extends Watched {
  private list: readonly Suggestion[] = []
  private segments = new Map<string, Suggestion[]>()
  private readonly suggesting: Suggesting
  private readonly renewal = new Renewal(() => this.fetch())
  /** What was asked for while an input method was at work. */
  private wanted: boolean | null = null
  private deciding: Promise<unknown> = Promise.resolve()
  private readonly stops: (() => void)[]

  constructor(readonly session: DocumentSession) {
    super()
    const document = session.document.id
    this.suggesting = openSuggesting(session, {
      suggest: async (segment, { text, ...request }) => {
        const body = { ...request, segment, text: typeof text === 'string' ? text : [...text] }
        return (await call('suggest', { params: { document }, body })).suggestion
      },
      reload: () => this.load(),
      may: () => session.can('suggest'),
      suggested: (id) => this.of(id).filter((one) => one.state === 'open' && !(this.on && this.isMine(one))),
      description: (count) => i18next.t('suggestions.description', { count }),
    })
    this.stops = [
      session.onMessage((message) => {
        if (message.type === 'resync' || (message.type === 'review' && message.what === 'suggestion')) void this.load()
        if (message.type !== 'event' || message.event.kind !== 'text') return
        const { via, actor, segment } = message.event
        if (via?.how === 'suggestion' && via.by === session.user.id && actor !== session.user.id) {
          announce(i18next.t('suggestions.mineAccepted', { number: session.number(segment ?? '') }))
        }
      }),
      session.subscribe('live', () => void this.load()),
      session.subscribe('composition', () => {
        const wanted = this.wanted
        this.wanted = null
        if (wanted !== null) this.turn(wanted)
      }),
      session.subscribe('rights', () => {
        this.settleMode()
        // What waits is told to the person where it may not be sent any more.
        this.suggesting.wake()
        this.tell()
      }),
    ]
    void this.load()
    this.settleMode()
  }

  /** People who may suggest but not write always suggest. */
  get bound(): boolean {
    return this.session.can('suggest') && !this.session.can('text')
  }

  get on(): boolean {
    return this.suggesting.on
  }

  private settleMode(): void {
    const want = this.bound || (this.session.can('suggest') && remembered().includes(this.session.document.id))
    if (want !== this.on && this.suggesting.turn(want)) this.tell()
  }

  /** Writes or suggests from now on; while an input method is at work, as soon as its word is there. */
  turn(on: boolean): boolean {
    if (this.bound || !this.session.can('suggest')) return false
    // What was written comes first: a suggestion is a change of it.
    void this.session.flush()
    if (!this.suggesting.turn(on)) {
      this.wanted = on
      return false
    }
    const others = remembered().filter((id) => id !== this.session.document.id)
    writePreference(
      'suggesting',
      JSON.stringify((on ? [this.session.document.id, ...others] : others).slice(0, REMEMBERED)),
    )
    announce(i18next.t(on ? 'suggestions.turnedOn' : 'suggestions.turnedOff'))
    this.tell()
    return true
  }

  all = (): readonly Suggestion[] => this.list
  of = (segment: string): readonly Suggestion[] => this.segments.get(segment) ?? none
  isMine = ({ author }: Suggestion): boolean => author.id === this.session.user.id
  mayDecide = (suggestion: Suggestion, decision: Decision): boolean =>
    this.session.can('text') || (decision === 'reject' && this.isMine(suggestion))

  /** Asks for the suggestions anew. */
  load(): Promise<void> {
    return this.renewal.now()
  }

  private async fetch(): Promise<void> {
    const mark = this.suggesting.mark()
    try {
      const { suggestions } = await call('listSuggestions', { params: { document: this.session.document.id } })
      this.take(suggestions)
      if (this.suggesting.learn(suggestions.filter(this.isMine), mark)) void this.load()
    } catch {
      // The line is broken: topic `live` comes when it stands again.
    }
  }

  private take(list: readonly Suggestion[]): void {
    this.list = list
    this.segments = grouped(list, ({ segment }) => segment)
    reviewCounts(this.session).set(
      'suggestions',
      new Map([...this.segments].map(([segment, { length }]) => [segment, length])),
    )
    this.suggesting.redraw()
    this.tell()
  }

  /** Resolves when what was decided last is done and shown: a key decides on what is there then. */
  quiet(): Promise<unknown> {
    return this.deciding
  }

  /** Accepts or rejects; gives how many were done and the code of a refusal, if any. Throws when the line breaks. */
  decide(decision: Decision, chosen: readonly Chosen[]): Promise<{ done: number; refused: string | null }> {
    const decided = this.send(decision, chosen)
    this.deciding = decided.catch(() => undefined)
    return decided
  }

  private async send(decision: Decision, chosen: readonly Chosen[]): Promise<{ done: number; refused: string | null }> {
    const seen = new Map(this.list.map((suggestion) => [suggestion.id, suggestion]))
    await this.session.flush()
    let [done, refused]: [number, string | null] = [0, null]
    for (let [left, round] = [chosen, 1]; left.length > 0; round++) {
      const results = await this.ask(decision, left)
      await this.load()
      done += results.filter(({ result }) => result === 'ok').length
      const again = left.map((one, n) =>
        results[n]?.result === 'refused' && round < ROUNDS ? this.unchanged(one, seen.get(one.id)) : null,
      )
      const failed = results.find(({ result }, n) => result === 'refused' && !again[n])
      refused ??= failed?.result === 'refused' ? failed.code : null
      left = again.filter((one) => one !== null)
    }
    return { done, refused }
  }

  private async ask(decision: Decision, chosen: readonly Chosen[]): Promise<DecisionResult[]> {
    const results: DecisionResult[] = []
    for (let at = 0; at < chosen.length; at += MOST) {
      const items = chosen.slice(at, at + MOST).map(({ id, version, hunks }) => ({ suggestion: id, version, hunks }))
      const body = { client: newId(), requestId: newId(), decision, items }
      const reply = await call('decideSuggestions', { params: { document: this.session.document.id }, body })
      results.push(...reply.results)
    }
    return results
  }

  /** The same decision on a suggestion that was carried over meanwhile and changes the very words that were seen; else null. */
  private unchanged(chosen: Chosen, seen: Suggestion | undefined): Chosen | null {
    const now = this.list.find(({ id }) => id === chosen.id)
    if (!now || seen?.version !== chosen.version || now.version === chosen.version) return null
    if (now.state !== seen.state || !sameChanges(seen, now)) return null
    return { ...chosen, version: now.version }
  }

  /** How the page tells outcomes. */
  telling: RoomTelling | null = null

  close(): void {
    for (const stop of this.stops) stop()
    this.suggesting.close()
    reviewCounts(this.session).set('suggestions', new Map())
  }
}

const none: readonly Suggestion[] = []

function remembered(): string[] {
  try {
    const ids: unknown = JSON.parse(readPreference('suggesting') ?? '[]')
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

const rooms = new WeakMap<DocumentSession, SuggestionRoom>()
const comers = new Set<() => void>()

/** The room of an open document; undefined until it is here. */
export const roomOf = (session: DocumentSession): SuggestionRoom | undefined => rooms.get(session)

export function openRoom(session: DocumentSession): SuggestionRoom {
  const room = new SuggestionRoom(session)
  rooms.set(session, room)
  for (const tell of [...comers]) tell()
  return room
}

export function closeRoom(room: SuggestionRoom): void {
  if (rooms.get(room.session) === room) rooms.delete(room.session)
  room.close()
}

/** The room and everything in it; draws anew when anything changes. */
export function useRoom(session: DocumentSession): SuggestionRoom | undefined {
  useSyncExternalStore(
    (listener) => {
      let stop = roomOf(session)?.subscribe(listener)
      const came = (): void => {
        stop?.()
        stop = roomOf(session)?.subscribe(listener)
        listener()
      }
      comers.add(came)
      return () => {
        comers.delete(came)
        stop?.()
      }
    },
    () => roomOf(session)?.revision ?? -1,
  )
  return roomOf(session)
}
