import {
  createContext,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { useTranslation } from 'react-i18next'
import { commandById, runCommand, type CommandContext, type Workbench } from './commands.ts'
import { dispatchKey, focusPlace } from './dispatch.ts'
import { isMac } from './keys.ts'
import { KeySheet } from './dialogs/lazy.tsx'

interface Scope {
  openKeySheet: () => void
  /** The context commands see now; `focus` as if the keyboard were in the translation when a button is used. */
  context: () => CommandContext
  run: (id: string) => void
  setWorkbench: (workbench: Workbench | null) => void
}

const ScopeContext = createContext<Scope | null>(null)

export function useCommands(): Scope {
  const scope = useContext(ScopeContext)
  if (!scope) throw new RangeError('no command scope above')
  return scope
}

/** Puts a workbench within reach of the commands while the component is shown. */
export function useWorkbenchCommands(workbench: Workbench | null): void {
  const { setWorkbench } = useCommands()
  useEffect(() => {
    setWorkbench(workbench)
    return () => setWorkbench(null)
  }, [setWorkbench, workbench])
}

/** Listens for keys before anything else does, and holds the key sheet. */
export function CommandScope({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation()
  const workbench = useRef<Workbench | null>(null)
  const [sheet, setSheet] = useState(false)
  const openKeySheet = useCallback(() => setSheet(true), [])

  const context = useCallback((): CommandContext => {
    const selection = document.getSelection()
    return {
      t,
      workbench: workbench.current,
      focus: focusPlace(document.activeElement),
      selected: selection !== null && !selection.isCollapsed,
      openKeySheet,
    }
  }, [t, openKeySheet])

  useEffect(() => {
    const mac = isMac()
    const keydown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      if (!dispatchKey(event, context(), mac)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', keydown, true)
    return () => window.removeEventListener('keydown', keydown, true)
  }, [context])

  const scope = useMemo<Scope>(
    () => ({
      openKeySheet,
      context: () => ({ ...context(), focus: 'target', selected: false }),
      run: (id) => {
        const command = commandById(id)
        runCommand(command, { ...context(), focus: 'target', selected: false }, command.keys[0] ?? '')
      },
      setWorkbench: (next) => {
        workbench.current = next
      },
    }),
    [context, openKeySheet],
  )
  return (
    <ScopeContext.Provider value={scope}>
      {children}
      {sheet ? (
        <Suspense fallback={null}>
          <KeySheet onClose={() => setSheet(false)} />
        </Suspense>
      ) : null}
    </ScopeContext.Provider>
  )
}
