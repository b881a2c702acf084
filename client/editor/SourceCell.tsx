import { createElement, memo, useMemo, type MouseEvent, type ReactNode } from 'react'
import { usesTerm } from '../panels/termUse.ts'
import { useRowPart, useTerms } from './hooks.ts'
import type { Inline } from '../../core/model/inline.ts'
import { sourceStretches, type SourceRun, type SourceStretch } from './source.ts'
import type { DocumentSession, TermView } from './session.ts'

/** HTML of each mark of the schema; links show nothing but their text. */
const elementOf: Record<string, string> = { strong: 'strong', em: 'em', underline: 'u', sub: 'sub', sup: 'sup' }

interface Props {
  session: DocumentSession
  id: string
  /** Rows far from the view show their text only; terms come when they are near. */
  near: boolean
  termName: (term: TermView) => string
}

const none: readonly TermView[] = []

/**
 * A source: plain DOM outside of any editable, so that nothing can change it.
 * Term hits insert their English at the caret when clicked; by keyboard the
 * same terms are reached through the panel and Alt+1…9.
 */
export const SourceCell = memo(function SourceCell({ session, id, near, termName }: Props): ReactNode {
  const source = useRowPart(session, id, (row) => row?.source ?? '')
  return (
    <div className="source" lang="vi" data-source={id}>
      {near ? (
        <Marked session={session} id={id} source={source} termName={termName} />
      ) : typeof source === 'string' ? (
        source
      ) : (
        <Runs stretches={sourceStretches(source, none)} />
      )}
    </div>
  )
})

function Marked({ session, id, source, termName }: Omit<Props, 'near'> & { source: Inline }): ReactNode {
  const terms = useTerms(session, id) ?? none
  const stretches = useMemo(() => sourceStretches(source, terms), [source, terms])
  // One letter for each stretch: is its term used in the target?
  const used = useRowPart(session, id, (row) =>
    stretches.map(({ term }) => (term && row && usesTerm(row.targetText, term.concept) ? 'u' : '-')).join(''),
  )
  return stretches.map(({ term, runs }, i) =>
    term ? (
      <span
        key={runs[0]?.at}
        className="term"
        data-used={used[i] === 'u' ? '' : undefined}
        data-standing={term.standing === 'plain' ? undefined : term.standing}
        data-start={term.start}
        role="button"
        aria-description={termName(term)}
        tabIndex={-1}
        onMouseDown={keepFocus}
        onClick={(event) => insertTerm(event, session, id, term)}
      >
        <Runs stretches={[{ term, runs }]} />
      </span>
    ) : (
      <Runs key={runs[0]?.at} stretches={[{ term, runs }]} />
    ),
  )
}

function Runs({ stretches }: { stretches: readonly SourceStretch[] }): ReactNode {
  return stretches.flatMap(({ runs }) => runs.map((run) => <Run key={run.at} run={run} />))
}

function insertTerm(event: MouseEvent, session: DocumentSession, id: string, term: TermView): void {
  // Selecting words of the source, for splitting or copying, is no click on a term.
  if (!(getSelection()?.isCollapsed ?? true)) return
  event.stopPropagation()
  session.activate(id, { focus: false })
  session.insert(term.english)
}

/** A double click or drag still selects; a plain press leaves the caret in the target. */
function keepFocus(event: MouseEvent): void {
  if (event.detail === 1 && document.activeElement?.classList.contains('target-text')) event.preventDefault()
}

function Run({ run }: { run: SourceRun }): ReactNode {
  let content: ReactNode = run.text
  if (run.tag) {
    content = (
      <span className="tag" data-tag="" data-kind={run.tag.kind}>
        {run.tag.label}
      </span>
    )
  }
  for (const mark of run.marks) {
    const element = elementOf[mark]
    if (element) content = createElement(element, null, content)
  }
  return content
}
