/** Largest text file read, in bytes; above it the workbench would serve nobody. */
export const maxTextBytes = 32 * 2 ** 20
/** Most units of one document: a file of a line end every other byte must not become millions of rows. */
export const maxUnits = 200_000
