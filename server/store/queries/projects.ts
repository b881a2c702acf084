import type { Selectable } from 'kysely'
import type { Db } from '../db.ts'
import type { ProjectRecord, UserRecord } from '../records.ts'
import type { ReadQueries, WriteQueries } from '../store.ts'
import type { Tables } from '../tables.ts'

const LOCAL_OWNER = 'local-owner'

function fromRow(row: Selectable<Tables['projects']>): ProjectRecord {
  return {
    id: row.id,
    name: row.name,
    sourceLang: row.source_lang,
    targetLang: row.target_lang,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export function settingReads({ kysely }: Db): ReadQueries['settings'] {
  return {
    async get(key) {
      const row = await kysely.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
      return row?.value ?? null
    },
  }
}

export function settingWrites(db: Db): WriteQueries['settings'] {
  return {
    ...settingReads(db),
    async set(key, value) {
      await db.kysely
        .insertInto('settings')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute()
    },
  }
}

export function userReads({ kysely }: Db): ReadQueries['users'] {
  const get = async (id: string): Promise<UserRecord | null> =>
    (await kysely.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  return {
    get,
    async localOwner() {
      const owner = await get(LOCAL_OWNER)
      if (!owner) throw new Error('the store has no local owner')
      return owner
    },
  }
}

export function userWrites(db: Db): WriteQueries['users'] {
  return {
    ...userReads(db),
    async insert(user) {
      await db.kysely.insertInto('users').values(user).execute()
    },
  }
}

export function projectReads({ kysely }: Db): ReadQueries['projects'] {
  return {
    async list() {
      const rows = await kysely
        .selectFrom('projects')
        .selectAll()
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map(fromRow)
    },
    async get(id) {
      const row = await kysely.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? fromRow(row) : null
    },
    async settings(id) {
      const row = await kysely.selectFrom('projects').select('settings').where('id', '=', id).executeTakeFirst()
      return row?.settings == null ? null : (JSON.parse(row.settings) as unknown)
    },
  }
}

export function projectWrites(db: Db): WriteQueries['projects'] {
  const { kysely } = db
  return {
    ...projectReads(db),
    async insert(project) {
      await kysely
        .insertInto('projects')
        .values({
          id: project.id,
          name: project.name,
          source_lang: project.sourceLang,
          target_lang: project.targetLang,
          settings: null,
          created_at: project.createdAt,
          updated_at: project.updatedAt,
        })
        .execute()
    },
    async rename(id, name, at) {
      await kysely.updateTable('projects').set({ name, updated_at: at }).where('id', '=', id).execute()
    },
    async touch(id, at) {
      await kysely.updateTable('projects').set({ updated_at: at }).where('id', '=', id).execute()
    },
    async setSettings(id, settings, at) {
      await kysely
        .updateTable('projects')
        .set({ settings: JSON.stringify(settings), updated_at: at })
        .where('id', '=', id)
        .execute()
    },
    async delete(id) {
      const skeletons = kysely.selectFrom('documents').select('skeleton').where('project', '=', id)
      const blobs = (await skeletons.execute()).map((row) => row.skeleton)
      await kysely.deleteFrom('projects').where('id', '=', id).execute()
      await deleteUnusedBlobs(db, blobs)
    },
  }
}

/** Skeletons go with the last document that uses them. */
export async function deleteUnusedBlobs({ kysely }: Db, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await kysely
      .deleteFrom('blobs')
      .where('id', '=', id)
      .where((e) => e.not(e.exists(e.selectFrom('documents').select('documents.id').where('skeleton', '=', id))))
      .execute()
  }
}
