import { lazy, Suspense, type ReactNode } from 'react'

const Button = lazy(() => import('./InboxButton.tsx').then((file) => ({ default: file.InboxButton })))

/** The way to the inbox; it comes after everything that is needed first. */
export function InboxButton(): ReactNode {
  return (
    <Suspense fallback={null}>
      <Button />
    </Suspense>
  )
}
