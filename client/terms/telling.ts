/** How outcomes are told. */
export interface Telling {
  fail: (error: unknown) => void
  done: (text: string, action?: { label: string; run: () => void }) => void
}
