import { exporters, documentFilters } from '../../filters/index.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { uploadLimit } from '../limits.ts'
import type { Area } from './handler.ts'

export const systemRoutes: Area<'health' | 'session' | 'listFormats'> = {
  async health(_call, { version }) {
    return Promise.resolve({ status: 'ok', version })
  },
  async session({ actor }, { serverId, version, owner, store }) {
    const { id, name, color } = (await store.read.users.get(actor.user)) ?? owner
    return {
      server: serverId,
      version,
      schema: SCHEMA_VERSION,
      user: { id, name, color },
      role: actor.role,
    }
  },
  async listFormats() {
    return Promise.resolve({
      imports: documentFilters.map(({ id, extensions }) => ({ id, extensions })),
      exports: exporters.map(({ id, extension }) => ({ id, extension })),
      maxBytes: uploadLimit,
    })
  },
}
