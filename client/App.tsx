import { QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Route, Switch } from 'wouter'
import { useAnnouncement } from './announce.ts'
import { CommandScope } from './commandScope.tsx'
import { ErrorBoundary } from './pages/ErrorPage.tsx'
import { GlossaryPage } from './pages/GlossaryPage.tsx'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { ProjectPage } from './pages/ProjectPage.tsx'
import { ProjectsPage } from './pages/ProjectsPage.tsx'
import { WorkbenchPage } from './pages/WorkbenchPage.tsx'
import { createQueryClient } from './queries.ts'

export function App(): ReactNode {
  const [client] = useState(createQueryClient)
  return (
    <ErrorBoundary>
      <QueryClientProvider client={client}>
        <CommandScope>
          <Switch>
            <Route path="/">
              <ProjectsPage />
            </Route>
            <Route path="/projects/:id">{({ id }) => <ProjectPage key={id} id={id} />}</Route>
            <Route path="/documents/:id">{({ id }) => <WorkbenchPage key={id} id={id} />}</Route>
            <Route path="/glossary">
              <GlossaryPage />
            </Route>
            <Route>
              <NotFoundPage />
            </Route>
          </Switch>
          <LiveRegion />
        </CommandScope>
      </QueryClientProvider>
    </ErrorBoundary>
  )
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
