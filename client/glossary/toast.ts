import { createContext, useContext } from 'react'

/** What was just done, with a way back where there is one. */
export interface Toast {
  text: string
  undo?: () => Promise<unknown>
}

/** Shows a toast; the last one replaces the one before. */
export const ToastContext = createContext<(toast: Toast) => void>(() => undefined)

export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext)
