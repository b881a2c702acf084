import { lazy } from 'react'

const loaders = {
  split: () => import('./SplitDialog.tsx').then((file) => ({ default: file.SplitDialog })),
  keySheet: () => import('./KeySheet.tsx').then((file) => ({ default: file.KeySheet })),
  neverBreak: () => import('./NeverBreakDialog.tsx').then((file) => ({ default: file.NeverBreakDialog })),
  convert: () => import('./ConvertDialog.tsx').then((file) => ({ default: file.ConvertDialog })),
  exportGate: () => import('./ExportGateDialog.tsx').then((file) => ({ default: file.ExportGateDialog })),
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
