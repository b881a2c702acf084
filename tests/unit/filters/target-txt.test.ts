import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ExportInput } from '../../../filters/filter.ts'
import { targetTxt } from '../../../filters/target-txt/index.ts'
import { txtFilter } from '../../../filters/txt.ts'
import { exportInput, labels, marked, type SegmentShape } from './export-input.ts'
import { hostileText } from './hostile.ts'

const write = async (input: ExportInput): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await targetTxt.write(input))
const line = async (segments: SegmentShape[], change: Partial<ExportInput> = {}): Promise<string> =>
  write(exportInput([segments], change))

describe('the lines', () => {
  test('are those of the source: blank lines, line ends, indents and mark kept', async () => {
    const input = exportInput([[{ source: 'Một', target: 'One' }], [{ source: 'Hai', target: 'Two' }]], {
      text: '\uFEFFMột\r\n\r\n\t Hai \r\n',
    })
    expect(await write(input)).toBe('\uFEFFOne\r\n\r\n\t Two \r\n')
  })

  test('in UTF-16 too', async () => {
    const { skeleton } = txtFilter.extract(Uint8Array.from(Buffer.from('\uFEFFMột\rHai', 'utf16le')))
    const input = exportInput([[{ source: 'Một', target: 'Ône' }], [{ source: 'Hai', target: 'Two' }]], { skeleton })
    expect(Buffer.from(await targetTxt.write(input)).toString('utf16le')).toBe('\uFEFFÔne\rTwo')
  })
})

describe('a line', () => {
  test('reuses the space between its sentences, and has one where the source had none', async () => {
    expect(
      await line([
        { source: 'Một.', target: 'One.' },
        { source: 'Hai.', target: 'Two.', lead: '\u00a0 ' },
        { source: 'Ba.', target: 'Three.' },
      ]),
    ).toBe('One.\u00a0 Two. Three.')
  })
  test('has no space before its first sentence and none of a translator’s trailing ones', async () => {
    expect(
      await line([
        { source: 'Một.', target: ' One. ' },
        { source: 'Hai.', target: 'Two.', lead: ' ' },
      ]),
    ).toBe('One. Two.')
  })
  test('shows what is untranslated by its source, in words', async () => {
    const segments = [
      { source: 'Một.', target: 'One.' },
      { source: 'Hai.', lead: ' ' },
    ]
    expect(await line(segments)).toBe('One. [untranslated: Hai.]')
    expect(await line(segments, { labels: { ...labels, lang: 'vi', untranslated: 'Chưa dịch' } })).toBe(
      'One. [chưa dịch: Hai.]',
    )
  })
  test('has the text of marked content', async () => {
    expect(await line([{ source: 'x', target: [marked('One '), marked('two', 'strong')] }])).toBe('One two')
  })
})

test('a source that is not plain text is refused by name', () => {
  expect(() => targetTxt.write(exportInput([[{ source: 'a' }]], { sourceFormat: 'docx' }))).toThrow(
    expect.objectContaining({ code: 'export.unsupportedFormat', params: { format: 'target-txt', source: 'docx' } }),
  )
})

test('whatever the translations hold, the file has the lines of the source', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(hostileText, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      async (units) => {
        const input = exportInput(units.map((targets) => targets.map((target) => ({ source: 'nguồn', target }))))
        const lines = (await write(input)).split(/\r\n|[\n\r\u0085\u2028\u2029]/)
        expect(lines).toHaveLength(units.length)
        for (const [index, targets] of units.entries()) {
          const missing = targets.filter((target) => target.trim() === '').length
          expect(lines[index]?.split('[untranslated: nguồn]')).toHaveLength(missing + 1)
        }
      },
    ),
  )
})
