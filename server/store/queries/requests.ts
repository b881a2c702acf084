import { prepared, type Db } from '../db.ts'
import type { ReadQueries, WriteQueries } from '../store.ts'
import type { Tables } from '../tables.ts'

export function requestReads(db: Db): ReadQueries['requests'] {
  const byKey = prepared<{ client: string; request: string }, { body_hash: string; reply: string }>(db, (slot) =>
    db.kysely
      .selectFrom('requests')
      .select(['body_hash', 'reply'])
      .where('client', '=', slot('client'))
      .where('request', '=', slot('request')),
  )
  return {
    async get(client, requestId) {
      const [row] = (await byKey({ client, request: requestId })).rows
      return row ? { bodyHash: row.body_hash, reply: JSON.parse(row.reply) as unknown } : null
    },
  }
}

export function requestWrites(db: Db): WriteQueries['requests'] {
  const insert = prepared<Tables['requests'], never>(db, (slot) =>
    db.kysely.insertInto('requests').values({
      client: slot('client'),
      request: slot('request'),
      body_hash: slot('body_hash'),
      reply: slot('reply'),
      at: slot('at'),
    }),
  )
  return {
    ...requestReads(db),
    async put(client, requestId, bodyHash, reply, at) {
      await insert({ client, request: requestId, body_hash: bodyHash, reply: JSON.stringify(reply), at })
    },
    async forget(before) {
      const { numDeletedRows } = await db.kysely.deleteFrom('requests').where('at', '<', before).executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}
