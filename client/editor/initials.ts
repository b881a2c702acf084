/** Two letters for a person: first letters of the first and last word of the name, or the first two of a single word. */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/)
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  const letters = words.length > 1 ? [...first].slice(0, 1).concat([...last].slice(0, 1)) : [...first].slice(0, 2)
  return letters.join('').toLocaleUpperCase('vi')
}
