import { lazy } from 'react'
import { spoken } from './spoken.ts'

/** Nothing of people is needed before it is asked for; stand these in a Suspense. */
export const SignInPage = lazy(() => spoken(import('./SignInPage.tsx').then((file) => ({ default: file.SignInPage }))))
export const SignedOut = lazy(() => spoken(import('./SignedOut.tsx').then((file) => ({ default: file.SignedOut }))))
export const InvitationPage = lazy(() =>
  spoken(import('./InvitationPage.tsx').then((file) => ({ default: file.InvitationPage }))),
)
export const AccountPage = lazy(() =>
  spoken(import('./AccountPage.tsx').then((file) => ({ default: file.AccountPage }))),
)
export const PeoplePage = lazy(() => spoken(import('./PeoplePage.tsx').then((file) => ({ default: file.PeoplePage }))))
export const ProjectPeople = lazy(() =>
  spoken(import('./ProjectPeople.tsx').then((file) => ({ default: file.ProjectPeople }))),
)
