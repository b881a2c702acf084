import type { DocumentRecord } from './store/records.ts'

/** The ISO day that chooses the names in force in a document: its date, else the day of its import (UTC). */
export const dayOf = ({ date, createdAt }: Pick<DocumentRecord, 'date' | 'createdAt'>): string =>
  date ?? new Date(createdAt).toISOString().slice(0, 10)
