/** Largest text file read, in bytes; above it the workbench would serve nobody. */
export const maxTextBytes = 32 * 2 ** 20
/** Most units of one document: a file of a line end every other byte must not become millions of rows. */
export const maxUnits = 200_000
/** Largest term base read, in bytes, packed or not: 100,000 rich concepts are 160 MB of TBX. */
export const maxGlossaryBytes = 256 * 2 ** 20
/** Most rows of a table, or concepts of a TBX file. */
export const maxGlossaryRows = 250_000
/** Most cells of a table: a file of commas alone must not fill the memory. */
export const maxGlossaryCells = 12_000_000
