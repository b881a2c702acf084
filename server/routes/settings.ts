import { requireProject } from '../find.ts'
import { changeSettings, projectSettings } from '../settings.ts'
import type { Area } from './handler.ts'

export const settingsRoutes: Area<'getProjectSettings' | 'changeProjectSettings'> = {
  async getProjectSettings({ params }, { store }) {
    await requireProject(store.read, params.project)
    return projectSettings(store.read, params.project)
  },
  async changeProjectSettings({ params, body }, deps) {
    return changeSettings(deps, params.project, body)
  },
}
