import { inlineToNode, type Inline } from '../../../core/model/inline.ts'
import type { Suggestion } from '../../../core/wire/suggestions.ts'
import { insidesOf } from '../insides.ts'
import type { DocumentSession } from '../session.ts'
import { deleteBesideDrawn } from './deleting.ts'
import { BranchDesk } from './desk.ts'
import { Drawing } from './drawing.ts'
import { BranchSaver, type SaverHost } from './saver.ts'

export interface SuggestingHost extends SaverHost {
  /** What is suggested for a segment, to be drawn over the target. */
  suggested(id: string): readonly { id: string; base: Inline; text: Inline }[]
  /** What a branch's editor says about itself to screen readers, with so many changes. */
  description(changes: number): string
}

/** Writing suggestions in an open document, and seeing those of others. */
export interface Suggesting {
  readonly on: boolean
  /** Targets show what I suggest from now on, or the document. False while an input method is at work. */
  turn(on: boolean): boolean
  /** Where answers stand; goes with `learn`, taken before the question. */
  mark(): number
  /** All I suggest in the document, as the server has it. */
  learn(mine: readonly Suggestion[], mark: number): void
  /** Suggestions have changed: the targets on screen are drawn anew when things are still. */
  redraw(): void
  /** Sends what is waiting. */
  wake(): void
  close(): void
}

export function openSuggesting(session: DocumentSession, host: SuggestingHost): Suggesting {
  const insides = insidesOf(session)
  const { views } = insides
  const suggested = (id: string) =>
    host.suggested(id).map(({ id: suggestion, base, text }) => ({
      suggestion,
      base: inlineToNode('target', base),
      text: inlineToNode('target', text),
    }))
  const desk: BranchDesk = new BranchDesk(session, insides, {
    edited: (branch) => saver.edited(branch),
    redraw: (id) => drawing.later(id),
    description: (id) => host.description(drawing.count(id)),
  })
  const saver: BranchSaver = new BranchSaver(desk, insides, host)
  const drawing = new Drawing(insides, () => desk, suggested)
  views.besideDrawn = deleteBesideDrawn
  views.mountedNow = (id) => drawing.mounted(id)
  const page = new AbortController()
  document.addEventListener('visibilitychange', () => void saver.send(), { signal: page.signal })
  window.addEventListener('pagehide', () => void saver.keep(), { signal: page.signal })
  const stops = [
    session.subscribeRows((id) => {
      desk.based(id)
      if (!desk.on && host.suggested(id).length > 0) drawing.later(id)
    }),
    session.subscribe('composition', () => {
      desk.release()
      drawing.release()
      saver.wake()
    }),
    session.subscribe('live', () => {
      saver.wake()
      void saver.adopt()
    }),
  ]
  void saver.adopt()
  return {
    get on() {
      return desk.on
    },
    turn: (on) => desk.turn(on),
    mark: () => desk.mark(),
    learn: (mine, mark) => desk.learnAll(mine, mark),
    redraw: () => drawing.all(),
    wake: () => saver.wake(),
    close: () => {
      for (const stop of stops) stop()
      page.abort()
      if (views.branches === desk) views.branches = null
      views.mountedNow = null
      views.besideDrawn = null
      drawing.close()
      saver.close()
    },
  }
}
