/** Largest text file read, in bytes: a thousand newspaper pages; above it the workbench would serve nobody. */
export const maxTextBytes = 20 * 1024 * 1024
