import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { Route, Switch, useRoute } from 'wouter'
import { useAnnouncement } from './announce.ts'
import { CommandScope } from './commandScope.tsx'
import { fetchDialogs } from './dialogs/lazy.tsx'
import { useGateClosed } from './gate.ts'
import { ErrorBoundary } from './pages/ErrorPage.tsx'
import { HistoryPage } from './history/lazy.tsx'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { loadChecksWords, loadGlossaryWords, loadSettingsWords } from './i18n.ts'
import { AccountPage, InvitationPage, PeoplePage, SignedOut, SignInPage } from './people/lazy.tsx'
import { createQueryClient, useSessionInfo } from './queries.ts'
import { Loading } from './ui/Loading.tsx'

// Each page is a chunk of its own: the list of projects waits for no editor.
const loadWorkbench = () => import('./pages/WorkbenchPage.tsx').then((page) => ({ default: page.WorkbenchPage }))
const ProjectsPage = lazy(() => import('./pages/ProjectsPage.tsx').then((page) => ({ default: page.ProjectsPage })))
const ProjectPage = lazy(() => import('./pages/ProjectPage.tsx').then((page) => ({ default: page.ProjectPage })))
const ProjectSettingsPage = lazy(async () => {
  const [page] = await Promise.all([import('./pages/ProjectSettingsPage.tsx'), loadSettingsWords(), loadChecksWords()])
  return { default: page.ProjectSettingsPage }
})
const GlossaryPage = lazy(async () => {
  const [page] = await Promise.all([import('./pages/GlossaryPage.tsx'), loadGlossaryWords()])
  return { default: page.GlossaryPage }
})
const WorkbenchPage = lazy(loadWorkbench)
const InboxPage = lazy(() => import('./inbox/InboxPage.tsx').then((page) => ({ default: page.InboxPage })))

export function App(): ReactNode {
  const [client] = useState(createQueryClient)
  useEffect(fetchAhead, [])
  return (
    <ErrorBoundary>
      <QueryClientProvider client={client}>
        <CommandScope>
          <Door />
          <LiveRegion />
        </CommandScope>
      </QueryClientProvider>
    </ErrorBoundary>
  )
}

/** Who is not signed in sees nothing but the way in; who was, keeps what is on screen. */
function Door(): ReactNode {
  const me = useSessionInfo()
  const closed = useGateClosed()
  const [invited] = useRoute('/invitation')
  if (invited || (closed && !me.data)) {
    return <Suspense fallback={null}>{invited ? <InvitationPage /> : <SignInPage />}</Suspense>
  }
  return (
    <>
      <div style={{ display: me.isPending ? 'none' : 'contents' }}>
        <Suspense fallback={<Loading />}>
          <Pages />
        </Suspense>
      </div>
      <Suspense fallback={null}>{closed && me.data ? <SignedOut me={me.data} /> : null}</Suspense>
    </>
  )
}

function Pages(): ReactNode {
  return (
    <Switch>
      <Route path="/">
        <ProjectsPage />
      </Route>
      <Route path="/projects/:id">{({ id }) => <ProjectPage key={id} id={id} />}</Route>
      <Route path="/projects/:id/settings">{({ id }) => <ProjectSettingsPage key={id} id={id} />}</Route>
      <Route path="/documents/:id">{({ id }) => <WorkbenchPage key={id} id={id} />}</Route>
      <Route path="/documents/:id/history">{({ id }) => <HistoryPage key={id} id={id} />}</Route>
      <Route path="/glossary">
        <GlossaryPage />
      </Route>
      <Route path="/inbox">
        <InboxPage />
      </Route>
      <Route path="/account">
        <AccountPage />
      </Route>
      <Route path="/people">
        <PeoplePage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}

/** The workbench is where everyone goes next: it is fetched while the first page is read. */
function fetchAhead(): () => void {
  const workbench = setTimeout(() => void loadWorkbench().catch(() => undefined), 1500)
  const dialogs = setTimeout(() => void fetchDialogs().catch(() => undefined), 4000)
  return () => {
    clearTimeout(workbench)
    clearTimeout(dialogs)
  }
}

/** Says aloud what happened, for those who do not see it. */
function LiveRegion(): ReactNode {
  const message = useAnnouncement()
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {message}
    </div>
  )
}
