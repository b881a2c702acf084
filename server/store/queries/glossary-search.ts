import { sql, type ExpressionBuilder, type Selectable } from 'kysely'
import { foldKey, plainKey } from '../../../core/language/fold.ts'
import type { Db } from '../db.ts'
import type { ReadQueries } from '../store.ts'
import type { ConceptsTable, Tables } from '../tables.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { joinConcepts, termColumns } from './concept-rows.ts'

type Query = Parameters<ReadQueries['glossaries']['search']>[1]
type Found = Selectable<ConceptsTable> & { rank: number }

/** True where a column contains the key as it stands. */
function contains(column: 'canon' | 'folded', key: string) {
  const pattern = `%${key.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`
}

/**
 * The keys a query may agree with: as folded, and as typed. Folding looks at
 * whole syllables, so that a syllable half typed folds otherwise than the
 * finished one: `quy` on the way to `quyết`, `hoà` on the way to `hoàn`.
 */
function keysOf(q: string): { canon: string[]; folded: string[] } {
  const typed = q.normalize('NFC').toLowerCase()
  const bare = typed.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').normalize('NFC')
  return { canon: [...new Set([foldKey(q), typed])], folded: [...new Set([plainKey(q), bare])] }
}

/**
 * Concepts with a term that contains the words sought, best first: the whole
 * term, its beginning, inside it, and last those that agree only without
 * accents. Keys are computed here, never by the database's own folding.
 */
function matching({ kysely }: Db, glossary: string, q: string, domain: string | undefined) {
  const keys = keysOf(q)
  const canon = foldKey(q)
  const any = (column: 'canon' | 'folded') =>
    sql.join(
      keys[column].map((key) => contains(column, key)),
      sql` or `,
    )
  const hits = kysely
    .selectFrom('terms')
    .where('glossary', '=', glossary)
    .where(sql<boolean>`(${any('folded')})`)
    .select(['concept'])
    .select(
      sql<number>`min(case when canon = ${canon} then 0
        when substr(canon, 1, length(${canon})) = ${canon} then 1
        when ${any('canon')} then 2
        else 3 end)`.as('rank'),
    )
    .groupBy('concept')
  return kysely
    .selectFrom('concepts')
    .innerJoin(hits.as('hits'), 'hits.concept', 'concepts.id')
    .where('concepts.glossary', '=', glossary)
    .$if(domain !== undefined, (some) => some.where('domain', '=', domain ?? ''))
}

/** All concepts of a glossary, in the order of their headwords; served from an index. */
function everything({ kysely }: Db, glossary: string, domain: string | undefined) {
  return kysely
    .selectFrom('concepts')
    .where('glossary', '=', glossary)
    .$if(domain !== undefined, (some) => some.where('domain', '=', domain ?? ''))
}

const countAll = (e: ExpressionBuilder<Tables, 'concepts'>) => e.fn.countAll<number>().as('n')

async function searched(db: Db, glossary: string, query: Query): Promise<{ found: Found[]; total: number }> {
  const q = query.q.normalize('NFC').trim()
  const [rank = -1, key = '', id = ''] = readCursor(query.after, ['number', 'string', 'string'])
  if (q === '') {
    const all = everything(db, glossary, query.domain)
    const total = await all.select(countAll).executeTakeFirst()
    const found = await all
      .selectAll()
      .select(sql<number>`0`.as('rank'))
      .where(sql<boolean>`(sort_key, id) > (${key}, ${id})`)
      .orderBy('sort_key')
      .orderBy('id')
      .limit(query.limit + 1)
      .execute()
    return { found, total: Number(total?.n ?? 0) }
  }
  const hits = matching(db, glossary, q, query.domain)
  const total = await hits.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirst()
  const found = await hits
    .selectAll('concepts')
    .select('hits.rank')
    .where(sql<boolean>`(hits.rank, sort_key, id) > (${rank}, ${key}, ${id})`)
    .orderBy('hits.rank')
    .orderBy('sort_key')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  return { found, total: Number(total?.n ?? 0) }
}

export function glossarySearch(db: Db): ReadQueries['glossaries']['search'] {
  return async (glossary, query) => {
    const { found, total } = await searched(db, glossary, query)
    const rows = found.slice(0, query.limit)
    const last = found.length > query.limit ? rows.at(-1) : undefined
    const terms = rows.length === 0 ? [] : await termsOf(db, glossary, rows)
    const items = joinConcepts(rows, terms)
    return { items, total, next: last ? writeCursor([last.rank, last.sort_key, last.id]) : null }
  }
}

async function termsOf({ kysely }: Db, glossary: string, rows: readonly Found[]) {
  return kysely
    .selectFrom('terms')
    .select(termColumns)
    .where('glossary', '=', glossary)
    .where(
      'concept',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('concept')
    .orderBy('ord')
    .execute()
}
