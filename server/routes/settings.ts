import { projectRules, writeSrx } from '../../filters/srx/write.ts'
import { fileNameOf } from '../download.ts'
import { requireProject } from '../find.ts'
import { changeSettings, projectSettings } from '../settings.ts'
import type { Area } from './handler.ts'

export const settingsRoutes: Area<'getProjectSettings' | 'changeProjectSettings' | 'exportSegmentationRules'> = {
  async getProjectSettings({ params }, { store }) {
    await requireProject(store.read, params.project)
    return projectSettings(store.read, params.project)
  },
  async changeProjectSettings({ params, body }, deps) {
    return changeSettings(deps, params.project, body)
  },
  async exportSegmentationRules({ params }, { store }) {
    const { name } = await requireProject(store.read, params.project)
    const { abbreviations } = await projectSettings(store.read, params.project)
    return {
      fileName: fileNameOf(name, '.srx'),
      mime: 'application/xml',
      bytes: new TextEncoder().encode(writeSrx(projectRules(abbreviations))),
    }
  },
}
