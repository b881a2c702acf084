import { inlineToNode, type Inline } from '../../../core/model/inline.ts'
import type { Suggestion } from '../../../core/wire/suggestions.ts'
import { insidesOf, type Insides } from '../insides.ts'
import type { DocumentSession } from '../session.ts'
import type { StillPiece } from '../stills.ts'
import { stillOnBase, stillOnText, type Drawn } from './hunk-drawing.ts'
import { deleteBesideDrawn } from './deleting.ts'
import { BranchDesk } from './desk.ts'
import { Drawing } from './drawing.ts'
import { BranchSaver, type SaverHost } from './saver.ts'

export interface SuggestingHost extends SaverHost {
  /** What is suggested for a segment, to be drawn over the target: without mine while I suggest. */
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
  /** All I suggest in the document, as the server has it; true when it must be asked for again. */
  learn(mine: readonly Suggestion[], mark: number): boolean
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
    overtaken: (branch) => void saver.putAside(branch, 'suggestion.decided'),
    redraw: (id) => {
      views.stills.changed(id)
      drawing.later(id)
    },
    description: (id) => host.description(drawing.count(id)),
  })
  const saver: BranchSaver = new BranchSaver(desk, insides, host)
  const drawing = new Drawing(insides, () => desk, suggested)
  views.besideDrawn = deleteBesideDrawn
  views.mountedNow = (id) => drawing.mounted(id)
  views.stills.from((id) => still(insides, desk, id, suggested(id)))
  const page = new AbortController()
  document.addEventListener('visibilitychange', () => void saver.send(), { signal: page.signal })
  window.addEventListener('pagehide', () => void saver.keep(), { signal: page.signal })
  const stops = listen(session, host, { desk, saver, drawing })
  void saver.adopt()
  return {
    get on() {
      return desk.on
    },
    turn: (on) => desk.turn(on),
    mark: () => desk.mark(),
    learn: (mine, mark) => desk.learnAll(mine, mark),
    redraw: () => {
      views.stills.changed()
      drawing.all()
    },
    wake: () => saver.wake(),
    close: () => {
      for (const stop of stops) stop()
      page.abort()
      if (views.branches === desk) views.branches = null
      views.mountedNow = null
      views.stills.from(null)
      views.besideDrawn = null
      drawing.close()
      saver.close()
    },
  }
}

/** What a row without an editor shows; undefined: its text. */
function still(
  { engine }: Insides,
  desk: BranchDesk,
  id: string,
  suggested: readonly Drawn[],
): StillPiece[] | undefined {
  const branch = desk.on && desk.changes(id) ? desk.all.get(id) : undefined
  if (branch) return stillOnText(branch.known.base, branch.text)
  const now = engine.ledger.get(id)?.local
  return now && suggested.length > 0 ? stillOnBase(now, suggested) : undefined
}

interface Parts {
  desk: BranchDesk
  saver: BranchSaver
  drawing: Drawing
}

/** Hears of rows, compositions and the line; gives the ways to stop. */
function listen(session: DocumentSession, host: SuggestingHost, { desk, saver, drawing }: Parts): (() => void)[] {
  return [
    session.subscribeRows((id) => {
      desk.based(id)
      insidesOf(session).views.stills.changed(id)
      if (host.suggested(id).length > 0) drawing.later(id)
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
}
