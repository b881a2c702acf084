import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import ts from 'typescript'

const client = fileURLToPath(new URL('../../../client/', import.meta.url))
const spoken = new Set(['title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'label'])
const isWords = (text: string): boolean => /\p{L}{2}/u.test(text)

/** Words between tags and in spoken attributes that do not come from a locale file. */
function literals(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && isWords(node.text)) found.push(node.text.trim())
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const name = node.name.getText(source)
      if (spoken.has(name) && isWords(node.initializer.text)) found.push(`${name}=${node.initializer.text}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

test('every word a person reads or hears comes from the locale files', () => {
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  expect(files.length).toBeGreaterThan(20)
  const all = files.flatMap((file) => literals(client + file).map((text) => `${file}: ${text}`))
  expect(all).toEqual([])
})
