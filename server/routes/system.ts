import { exporters, documentFilters } from '../../filters/index.ts'
import { uploadLimit } from '../limits.ts'
import { sessionOf } from '../people/session.ts'
import type { Area } from './handler.ts'

export const systemRoutes: Area<'health' | 'session' | 'listFormats'> = {
  async health(_call, { version }) {
    return Promise.resolve({ status: 'ok', version })
  },
  async session({ actor }, deps) {
    return sessionOf(deps, actor.user, actor.role)
  },
  async listFormats() {
    return Promise.resolve({
      imports: documentFilters.map(({ id, extensions }) => ({ id, extensions })),
      exports: exporters.map(({ id, extension }) => ({ id, extension })),
      maxBytes: uploadLimit,
    })
  },
}
