import { createElement, memo, useMemo, type MouseEvent, type ReactNode } from 'react'
import { usesTerm } from '../panels/termUse.ts'
import { useRowPart, useTerms } from './hooks.ts'
import { sourceStretches, type SourceRun, type SourceStretch } from './source.ts'
import type { DocumentSession, TermView } from './session.ts'

/** HTML of each mark of the schema; links show nothing but their text. */
const elementOf: Record<string, string> = { strong: 'strong', em: 'em', underline: 'u', sub: 'sub', sup: 'sup' }

interface Props {
  session: DocumentSession
  id: string
  termName: (term: TermView) => string
}

const none: readonly TermView[] = []

/**
 * A source: plain DOM outside of any editable, so that nothing can change it.
 * Term hits insert their English at the caret when clicked; by keyboard the
 * same terms are reached through the panel and Alt+1…9.
 */
export const SourceCell = memo(function SourceCell({ session, id, termName }: Props): ReactNode {
  const source = useRowPart(session, id, (row) => row?.source ?? '')
  const terms = useTerms(session, id) ?? none
  const stretches = useMemo(() => sourceStretches(source, terms), [source, terms])
  return (
    <div className="source" lang="vi" data-source={id}>
      {stretches.map((stretch) => (
        <Stretch key={stretch.runs[0]?.at} session={session} id={id} stretch={stretch} termName={termName} />
      ))}
    </div>
  )
})

function Stretch({ session, id, stretch, termName }: Props & { stretch: SourceStretch }): ReactNode {
  const { term, runs } = stretch
  const used = useRowPart(
    session,
    id,
    (row) => term !== null && row !== undefined && usesTerm(row.targetText, term.concept),
  )
  const content = runs.map((run) => <Run key={run.at} run={run} />)
  if (!term) return content
  const insert = (event: MouseEvent) => {
    // Selecting words of the source, for splitting or copying, is no click on a term.
    if (!(getSelection()?.isCollapsed ?? true)) return
    event.stopPropagation()
    session.activate(id, { focus: false })
    session.insert(term.english)
  }
  return (
    <span
      className="term"
      data-used={used ? '' : undefined}
      title={termName(term)}
      onMouseDown={keepFocus}
      onClick={insert}
    >
      {content}
    </span>
  )
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
