import { lazy } from 'react'
import { loadWords } from '../i18n.ts'
import { historyWords } from './words.ts'

async function spoken<T>(part: Promise<T>): Promise<T> {
  const [file] = await Promise.all([part, loadWords(historyWords)])
  return file
}

/** The versions of a segment; they load when first looked at. */
export const SegmentHistory = lazy(() =>
  spoken(import('./SegmentHistory.tsx').then((file) => ({ default: file.SegmentHistory }))),
)
/** The page of a document's history. */
export const HistoryPage = lazy(() =>
  spoken(import('./HistoryPage.tsx').then((file) => ({ default: file.HistoryPage }))),
)
/** The way there from an open document; it comes after everything that is needed first. */
export const HistoryButton = lazy(() =>
  spoken(import('./open-document.ts').then((file) => ({ default: file.HistoryButton }))),
)
/** Asks how a document is handed over, and names what was. */
export const DeliverDialog = lazy(() =>
  spoken(import('./open-document.ts').then((file) => ({ default: file.DeliverDialog }))),
)
