import type { Hub } from '../live/hub.ts'
import { glossaryRevision } from '../revision.ts'
import type { Store } from '../store/store.ts'

/** Tells everyone in a document of a project that its term hits may be others now. */
export async function announceProject({ store, hub }: { store: Store; hub: Hub }, project: string): Promise<void> {
  for (const { id } of await store.read.documents.list(project)) {
    if (!hub.isOpen(id)) continue
    hub.announce(id, { type: 'glossary', revision: await glossaryRevision(store.read, project, id) })
  }
}

/** The same for every project where the glossary is active. */
export async function announceGlossary(deps: { store: Store; hub: Hub }, glossary: string): Promise<void> {
  for (const project of await deps.store.read.glossaries.projectsOf(glossary)) await announceProject(deps, project)
}
