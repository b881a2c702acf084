import { lazy } from 'react'
import { loadChecksWords, loadDialogWords } from '../i18n.ts'

const loaders = {
  split: () => spoken(import('./SplitDialog.tsx').then((file) => ({ default: file.SplitDialog }))),
  keySheet: () => spoken(import('./KeySheet.tsx').then((file) => ({ default: file.KeySheet }))),
  neverBreak: () => spoken(import('./NeverBreakDialog.tsx').then((file) => ({ default: file.NeverBreakDialog }))),
  convert: () => spoken(import('./ConvertDialog.tsx').then((file) => ({ default: file.ConvertDialog }))),
  exportGate: async () => {
    const [file] = await Promise.all([import('./ExportGateDialog.tsx'), loadChecksWords()])
    return { default: file.ExportGateDialog }
  },
}

/** A dialog comes with its words. */
async function spoken<T>(dialog: Promise<T>): Promise<T> {
  const [file] = await Promise.all([dialog, loadDialogWords()])
  return file
}

/** Dialogs that load when first shown; stand them in a Suspense. */
export const SplitDialog = lazy(loaders.split)
export const KeySheet = lazy(loaders.keySheet)
export const NeverBreakDialog = lazy(loaders.neverBreak)
export const ConvertDialog = lazy(loaders.convert)
export const ExportGateDialog = lazy(loaders.exportGate)

/** Fetches them all when there is nothing better to do, so that they open without a line, too. */
export async function fetchDialogs(): Promise<void> {
  await Promise.all(Object.values(loaders).map((load) => load()))
}
