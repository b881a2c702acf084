/** What an open document needs of its history, in one piece. */
export { DeliverDialog } from './DeliverDialog.tsx'
export { HistoryButton } from './HistoryButton.tsx'
