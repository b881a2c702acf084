import type { DocumentEvent, DocumentInfo } from '../../core/api.ts'
import type { HistoryAddress } from './address.ts'

/** What a view of the history page is given. */
export interface ViewProps {
  document: DocumentInfo
  address: HistoryAddress
  /** Changes what is shown, in the address. */
  choose: (change: Partial<HistoryAddress>) => void
  /** Events since the page was opened. */
  newer: readonly DocumentEvent[]
}
