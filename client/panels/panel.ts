import type { ParseKeys } from 'i18next'
import type { ReactNode } from 'react'
import type { DocumentSession } from '../editor/session.ts'
import type { IconName } from '../ui/icons.ts'

/** A tab about the active segment. */
export interface Panel {
  id: string
  titleKey: ParseKeys
  /** Shown in place of the title, which it then carries unseen: tabs have little room. */
  icon?: IconName
  /** Figure beside the tab's name; undefined shows none. Must be cheap: it runs at every change of the row. */
  count?(session: DocumentSession, row: string): number | undefined
  /** Tells when the figure may have changed. */
  subscribe?(session: DocumentSession, listener: () => void): () => void
  Body(props: { session: DocumentSession; row: string }): ReactNode
}
