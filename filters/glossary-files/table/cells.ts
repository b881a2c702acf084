import { isControl } from '../../characters.ts'

/** Characters with which a spreadsheet begins a formula, wide forms included (OWASP, CSV injection). */
const guarded = /^'*[=+\-@\t\r\n＝＋－＠]/
const guard = /^'+[=+\-@\t\r\n＝＋－＠]/

/** A cell that no spreadsheet takes for a formula: an apostrophe is put before one. */
export function guardCell(cell: string): string {
  return guarded.test(cell) ? `'${cell}` : cell
}

/** What `guardCell` was given. */
export function unguardCell(cell: string): string {
  return guard.test(cell) ? cell.slice(1) : cell
}

/** Without the control characters that no text is made of, which would make the file look binary. */
export function printable(text: string): string {
  if (!/\p{Cc}/u.test(text)) return text
  return [...text].filter((character) => !isControl(character.charCodeAt(0))).join('')
}

/** Items as one cell, `; ` between them; `;` and `\` inside an item get a `\` before them. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[;\\]/g, '\\$&')).join('; ')
}

/** The items of a cell, trimmed, empty ones left out. A `\` before anything but `;` and `\` stands for itself. */
export function splitList(cell: string): string[] {
  if (!cell.includes(';') && !cell.includes('\\')) return cell.trim() === '' ? [] : [cell.trim()]
  const items: string[] = []
  let item = ''
  for (let at = 0; at < cell.length; at++) {
    const character = cell[at] ?? ''
    const next = cell[at + 1]
    if (character === '\\' && (next === ';' || next === '\\')) {
      item += next
      at++
    } else if (character === ';') {
      items.push(item.trim())
      item = ''
    } else item += character
  }
  items.push(item.trim())
  return items.filter((each) => each !== '')
}
