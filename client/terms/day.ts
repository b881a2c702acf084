/** The UTC day of a moment (ms since 1970), as ISO 8601 `yyyy-mm-dd`. */
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** The day that chooses among a document's names: its date, else that of its import. */
export const documentDay = (date: string | null | undefined, createdAt: number): string => date ?? dayOf(createdAt)
