import { lazy } from 'react'

/** Dialogs that load when first shown; stand them in a Suspense. */
export const NeverBreakDialog = lazy(() =>
  import('./NeverBreakDialog.tsx').then((file) => ({ default: file.NeverBreakDialog })),
)
export const ConvertDialog = lazy(() => import('./ConvertDialog.tsx').then((file) => ({ default: file.ConvertDialog })))
export const ExportGateDialog = lazy(() =>
  import('./ExportGateDialog.tsx').then((file) => ({ default: file.ExportGateDialog })),
)
