/**
 * One step of the schema. Its statements are SQL that SQLite and PostgreSQL
 * both read, with the column types `integer`, `text` and `blob` only (an
 * engine that calls them otherwise translates the words). Once released a
 * migration is never edited: its checksum is kept in every store.
 */
export interface Migration {
  n: number
  name: string
  up: readonly string[]
}
