import { useCallback, type ClipboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { targetLimit } from '../../../core/wire/saving.ts'

/**
 * Stops a paste that no segment can hold before the editor takes it: the server
 * would refuse it, and a browser needs minutes to lay out a book in one line.
 */
export function useLongPaste(say: (text: string) => void): (event: ClipboardEvent) => void {
  const { t } = useTranslation()
  return useCallback(
    (event) => {
      const { target } = event
      if (!(target instanceof Element) || target.closest('[role=textbox]') === null) return
      const text = event.clipboardData.getData('text/plain') || event.clipboardData.getData('text/html')
      if (text.length <= targetLimit) return
      event.preventDefault()
      event.stopPropagation()
      say(t('workbench.pasteTooLong', { limit: targetLimit }))
    },
    [say, t],
  )
}
