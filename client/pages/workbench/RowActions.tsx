import { memo, useCallback, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../commandScope.tsx'
import { allowed, type CommandContext } from '../../command.ts'
import { commandById, commands, onCommands } from '../../commands.ts'
import { ariaKeys } from '../../keys.ts'
import { useActive, useIds, useRole, useRow } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { FirstIssue } from './IssueMark.tsx'

/** Commands offered under the active row, in order. */
const offered = [
  'approve',
  'keepSuggestion',
  'confirmNext',
  'sendBack',
  'comment',
  'annotate',
  'copySource',
  'clearTarget',
  'split',
  'join',
  'neverBreak',
  'backToDraft',
  'lock',
] as const
/** A last word that may be an abbreviation: TP. – tr. – v.v. – TS. */
const abbreviated = /(?<!\p{L})(?:\p{Lu}\p{L}{0,4}|\p{L}{1,2}|(?:\p{L}{1,4}\.)+\p{L}{1,4})\.$/u

/** Does a command that may come with a later room apply now? */
const applies = (name: string, context: CommandContext): boolean =>
  commands.find(({ id }) => id === name)?.when(context) ?? false

interface Props {
  session: DocumentSession
  id: string
  onIssues: () => void
}

/** The active row's buttons, drawn from the commands, and its worst issue. */
export function RowActions({ session, id, onIssues }: Props): ReactNode {
  const { t } = useTranslation()
  const { context } = useCommands()
  const row = useRow(session, id)
  // What can be joined changes with the structure; the context follows the active row.
  useIds(session)
  useRole(session)
  useSyncExternalStore(onCommands, () => commands.length)
  // Whether one writes or suggests is told with what can be undone.
  const keeps = useSyncExternalStore(
    useCallback((changed) => session.subscribe('history', changed), [session]),
    () => applies('keepSuggestion', context()),
  )
  if (useActive(session) !== id || !row) return null
  const here = { ...context(), workbench: context().workbench }
  const approves = !keeps && applies('approve', here)
  return (
    <>
      <div className="actions" role="toolbar" aria-label={t('workbench.rowActions', { number: session.number(id) })}>
        {offered.map((name) => {
          // Some come with rooms that load later.
          const command = commands.find(({ id }) => id === name)
          if (!command?.when(here) || !allowed(here, command)) return null
          const main = name === (keeps ? 'keepSuggestion' : approves ? 'approve' : 'confirmNext')
          // To confirm what is to be approved is to approve it.
          if (approves && name === 'confirmNext') return null
          const refusal = command.refusal?.(here)
          // Most sentences end where they should: the button would be in the way, the key is always there.
          if (name === 'neverBreak' && (refusal !== undefined || !abbreviated.test(row.sourceText.trimEnd())))
            return null
          const look = main ? (approves ? 'button-review' : 'button-primary') : undefined
          return <ActionButton key={name} name={name} look={look} refusal={refusal} />
        })}
      </div>
      <FirstIssue session={session} id={id} onIssues={onIssues} />
    </>
  )
}

interface ButtonProps {
  name: string
  /** Of the main one. */
  look: string | undefined
  /** Why it cannot be done now. */
  refusal: string | undefined
}

/** One of them; most keys change none. */
const ActionButton = memo(function ActionButton({ name, look, refusal }: ButtonProps): ReactNode {
  const { t } = useTranslation()
  const { run } = useCommands()
  const { labelKey, shortKey, keys } = commandById(name)
  const label = t(labelKey)
  return (
    <button
      type="button"
      className={['button button-small', look].filter(Boolean).join(' ')}
      title={refusal ?? label}
      aria-disabled={refusal !== undefined}
      aria-label={label}
      // Tab goes from row to row; every one of these has its key.
      tabIndex={-1}
      aria-keyshortcuts={ariaKeys(keys[0])}
      // The caret stays in the translation.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(name)}
    >
      {t(shortKey ?? labelKey)}
      {look === undefined ? null : <Kbd keys="Mod+Enter" />}
    </button>
  )
})
