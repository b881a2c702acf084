import { lazy } from 'react'
import { spoken } from './spoken.ts'

/** The menu is in every page: what it shows stands apart from the pages. */
export const SignOut = lazy(() => spoken(import('./SignOut.tsx').then((file) => ({ default: file.SignOut }))))
