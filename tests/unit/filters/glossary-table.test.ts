import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { AppError } from '../../../core/errors.ts'
import type { GlossaryRead } from '../../../filters/glossary-files/filter.ts'
import { pickGlossaryFilter } from '../../../filters/glossary-files/index.ts'
import { csv, tsv } from '../../../filters/glossary-files/text-table.ts'
import { readConceptsCsv } from '../../../filters/terms-csv.ts'
import { draftsOf, fullConcept, glossaries, successor } from './glossary-concepts.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const base = { name: 'Thử', description: '', at: 0 }
const terms = (read: GlossaryRead): string[] =>
  read.entries.map((entry) =>
    'draft' in entry
      ? entry.draft.terms.map((term) => `${term.lang} ${term.status} ${term.text}`).join(' / ')
      : `${entry.line}: ${entry.reason.code}`,
  )
const columns = (read: GlossaryRead): string[] => read.table?.mapping.columns ?? []
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return (error as AppError).code
  }
}

describe.each([csv, tsv])('$id', (filter) => {
  test('reads back what it writes, to the letter', () => {
    fc.assert(
      fc.property(glossaries, (concepts) => {
        fc.pre(concepts.length > 0)
        const read = filter.read(filter.write({ ...base, concepts }))
        expect(read.entries.map((entry) => ('draft' in entry ? { id: entry.id, draft: entry.draft } : entry))).toEqual(
          draftsOf(concepts),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('also with a mapping that names all columns, and with a term list longer than a cell may be', () => {
    const many = {
      ...fullConcept,
      terms: Array.from({ length: 200 }, (_, index) => ({
        lang: 'en' as const,
        text: `${index}${'x'.repeat(490)}`,
        status: 'admitted' as const,
        provisional: index % 2 === 0,
        note: 'y'.repeat(2000),
      })),
    }
    const bytes = filter.write({ ...base, concepts: [many, successor] })
    const mapping = filter.read(bytes).table?.mapping
    const { entries } = filter.read(bytes, mapping)
    expect(entries.map((entry) => 'draft' in entry && entry.draft)).toEqual(
      draftsOf([many, successor]).map(({ draft }) => draft),
    )
    for (const cell of text(bytes).split(/[,\t]/)) expect(cell.length).toBeLessThan(66_000)
  })

  test('writes a byte order mark, CRLF, and no cell that a spreadsheet would calculate', () => {
    const formulas = ['=1+1', '+1', '-1', '@x', '＝1'].map((name, index) => ({
      ...successor,
      id: `c${index}`,
      definition: name,
      terms: [{ lang: 'en' as const, text: name, status: 'preferred' as const, provisional: false }],
    }))
    const bytes = filter.write({ ...base, concepts: formulas })
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = text(bytes).slice(1).split('\r\n')
    expect(lines.at(-1)).toBe('')
    const cells = lines.flatMap((line) => line.split(filter === csv ? ',' : '\t'))
    expect(cells.filter((cell) => /^"?[=+\-@＝]/.test(cell))).toEqual([])
    expect(cells.filter((cell) => cell === "'=1+1")).toHaveLength(2)
  })
})

describe('a column changed in a spreadsheet', () => {
  const change = (from: string, to: string): GlossaryRead => {
    const exported = text(csv.write({ ...base, concepts: [fullConcept] }))
    const [header = '', ...rows] = exported.split('\r\n')
    return csv.read(utf8([header, ...rows.map((row) => row.replace(from, to))].join('\r\n')))
  }
  const draft = (read: GlossaryRead) => {
    const entry = read.entries[0]
    if (!entry || !('draft' in entry)) throw new Error('no draft')
    return entry.draft
  }

  test('wins over the details, which keep what no column holds', () => {
    const read = draft(change(',Bloc Party Committee,', ',Bloc Committee,'))
    expect(read.terms.map((term) => term.text)).toEqual([
      'Đảng ủy Khối các cơ quan Trung ương',
      'ĐUK',
      'Party Committee of the Central Agencies’ Bloc',
      'Bloc Committee',
      '=Bloc Committee; old',
      'Block Party',
      'Đảng uỷ Khối',
    ])
    expect(read.terms.find((term) => term.text === 'Block Party')?.note).toBe('Means a street party.')
    expect(read.terms[2]).toEqual(fullConcept.terms[3])
  })

  test('moves a term to another status', () => {
    const read = draft(change(',Block Party,,', ',,Block Party,'))
    expect(read.terms.find((term) => term.text === 'Block Party')).toMatchObject({
      status: 'admitted',
      note: 'Means a street party.',
    })
  })

  test('details that are none are left out, and it is told', () => {
    const read = change('[{', '{[')
    expect(draft(read).terms).toHaveLength(6)
    expect(read.warnings).toEqual([{ code: 'detailsUnreadable', params: { count: 1 } }])
  })
})

describe('columns are known by their names', () => {
  test('the shipped term list is read as the product reads it', () => {
    const shipped = readFileSync('glossary/data/vi-en-party-state.csv')
    const expected = readConceptsCsv(shipped.toString('utf8'))
    const read = csv.read(shipped)
    expect(read.entries.map((entry) => ('draft' in entry ? entry.draft : entry))).toEqual(
      draftsOf(expected).map(({ draft }) => draft),
    )
    expect(read.entries.map((entry) => 'id' in entry && entry.id)).toEqual(expected.map(({ id }) => id))
  })

  test.each([
    ['ours', 'vi,en,definition_en,usage_note', ['vi', 'en', 'definition', 'note']],
    [
      'Vietnamese',
      'Mã số;Thuật ngữ tiếng Việt;Tiếng Anh;Lĩnh vực;Định nghĩa;Ghi chú;Từ loại;Nguồn;Từ viết tắt'.replaceAll(';', ','),
      ['id', 'vi', 'en', 'domain', 'definition', 'note', 'partOfSpeech', 'source', 'viAbbreviations'],
    ],
    [
      'memoQ',
      'Entry_ID,Entry_Subject,Entry_Note,Vietnamese,Vietnamese_Def,Term_Info,Term_Example,English,English_Def,Term_Info,Term_Example',
      ['id', 'domain', 'note', 'vi', 'definition', 'skip', 'example', 'en', 'definition', 'skip', 'example'],
    ],
    [
      'MultiTerm',
      'Entry Number,English (United States),English,Vietnamese (Vietnam),Vietnamese,Definition,Status',
      ['skip', 'en', 'enAdmitted', 'vi', 'viVariants', 'definition', 'status'],
    ],
    [
      'Phrase',
      'conceptId,conceptDefinition,en,vi,en_status,forbidden',
      ['id', 'skip', 'en', 'vi', 'status', 'enForbidden'],
    ],
    ['sides', 'Source,Target,Comment', ['vi', 'en', 'note']],
  ])('%s', (_, header, expected) => {
    const row = header.split(',').map((_cell, index) => (index === 0 ? 'chữ' : 'word'))
    expect(columns(csv.read(utf8(`${header}\n${row.join(',').replace(/,word$/, ',x')}\n`)))).toEqual(expected)
  })

  test('sides are the other way round where the text shows it', () => {
    expect(columns(csv.read(utf8('Source,Target\nParty,Đảng\nState,Nhà nước\n')))).toEqual(['en', 'vi'])
  })

  test('without names, by what stands in them', () => {
    const read = tsv.read(utf8('Party\tĐảng\tthe one\nState\tNhà nước\t\n'))
    expect(columns(read)).toEqual(['en', 'vi', 'note'])
    expect(read.table?.mapping.header).toBe(false)
    expect(terms(read)).toEqual([
      'vi preferred Đảng / en preferred Party',
      'vi preferred Nhà nước / en preferred State',
    ])
    expect(read.warnings).toEqual([{ code: 'noHeader', params: { count: 1 } }])
  })
})

describe('what stands in a file', () => {
  test.each([
    [';', 'vi;en\nĐảng;Party, the\nNhà nước;State\n'],
    ['|', 'vi|en\nĐảng|Party, the\nNhà nước|State\n'],
    ['\t', 'vi\ten\nĐảng\tParty, the\nNhà nước\tState\n'],
    [',', 'vi,en\nĐảng,"Party, the"\nNhà nước,State\n'],
    [';', 'sep=;\r\nvi;en\r\nĐảng;Party, the\r\nNhà nước;State'],
  ] as const)('delimiter %j is found', (delimiter, content) => {
    const read = csv.read(utf8(content))
    expect(read.table?.mapping.delimiter).toBe(delimiter)
    expect(terms(read)[0]).toBe('vi preferred Đảng / en preferred Party, the')
  })

  test('quotes: line ends, delimiters and quotes inside, blanks before, one that never ends', () => {
    const read = csv.read(
      utf8('vi,en,note\r"Đảng\nta", "the ""Party""",x\r\nNhà nước,"State" "of",\nBộ,"Ministry,\nBan,Board,\n'),
      { header: true, columns: ['vi', 'en', 'note'] },
    )
    expect(terms(read)).toEqual([
      'vi preferred Đảng ta / en preferred the "Party"',
      'vi preferred Nhà nước / en preferred State" "of',
      'vi preferred Bộ / en preferred "Ministry',
      'vi preferred Ban / en preferred Board',
    ])
  })

  test('lists, with `;` inside an item escaped', () => {
    const read = csv.read(utf8('vi,en,en_alternatives\nĐảng;đảng ta,Party,A\\;B; C:\\D ;;E\\\\\n'))
    expect(terms(read)).toEqual([
      'vi preferred Đảng / vi admitted đảng ta / en preferred Party / en admitted A;B / en admitted C:\\D / en admitted E\\',
    ])
  })

  test('rows of one concept follow each other; a status may stand beside each term', () => {
    const read = csv.read(
      utf8(
        'id,vi,en,status\n1,Đảng,Party,preferred\n1,Đảng,the Party,admitted\n1,Đảng,party,Forbidden\n2,Bộ,Ministry,\n',
      ),
    )
    expect(terms(read)).toEqual([
      'vi preferred Đảng / en preferred Party / en admitted the Party / en forbidden party',
      'vi preferred Bộ / en preferred Ministry',
    ])
  })

  test('what is no concept is rejected with its line and a reason', () => {
    const read = csv.read(
      utf8(
        [
          'id,vi,en,valid_from,status,case_rule',
          '1,Đảng,Party,1/3/2025,,',
          '2,,,,,',
          '3,Bộ,Ministry,31/2/2025,,',
          '4,Bộ,Ministry,,perhaps,',
          '5,Bộ,Ministry,,,often',
          '6,Bộ,Ministry,,,,surplus',
          '',
          '1,Ban,Board,,,',
          `7,Ban,${'x'.repeat(501)},,,`,
          '8,Ban',
        ].join('\n'),
      ),
    )
    expect(terms(read)).toEqual([
      'vi preferred Đảng / en preferred Party',
      '3: noTerm',
      '4: badDay',
      '5: badStatus',
      '6: badCaseRule',
      '7: tooManyColumns',
      '9: duplicateId',
      '10: tooLong',
      'vi preferred Ban',
    ])
    expect(read.entries[0]).toMatchObject({ line: 2, id: '1', draft: { validFrom: '2025-03-01' } })
    expect(read.entries[2]).toMatchObject({
      raw: '3,Bộ,Ministry,31/2/2025,,',
      reason: { params: { field: 'validFrom', value: '31/2/2025' } },
    })
    expect(read.warnings).toEqual([{ code: 'oneLanguage', params: { count: 1 } }])
  })

  test('UTF-16 as Excel writes it; legacy encodings and other files are refused by name', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('vi\ten\r\nĐảng\tParty\r\n', 'utf16le')])
    expect(terms(tsv.read(utf16))).toEqual(['vi preferred Đảng / en preferred Party'])
    const vni = Buffer.from('Cöïc, Ñaûng boä, Chính phuû, Quoác hoäi, Nhaø nöôùc, Thuû töôùng\n'.repeat(3), 'latin1')
    expect(codeOf(() => csv.read(vni))).toBe('import.legacyEncoding')
    expect(codeOf(() => csv.read(utf8('')))).toBe('import.empty')
    expect(codeOf(() => csv.read(Buffer.from('PK\x03\x04abc')))).toBe('import.unreadable')
    expect(codeOf(() => csv.read(utf8('a,b'), { header: false, columns: ['skip', 'note'] }))).toBe('import.badMapping')
  })

  test('NFD comes in as NFC', () => {
    expect(terms(csv.read(utf8('vi,en\nĐảng ủy,Party committee\n'.normalize('NFD'))))[0]).toBe(
      'vi preferred Đảng ủy / en preferred Party committee',
    )
  })
})

describe('which filter', () => {
  test.each([
    ['a.csv', 'vi;en', 'csv'],
    ['a.tsv', 'vi\ten', 'tsv'],
    ['glossary.txt', 'Đảng\tParty\tthe one', 'tsv'],
    ['glossary.txt', 'Đảng,Party', 'csv'],
  ])('%s holding %j', (name, content, id) => {
    expect(pickGlossaryFilter(utf8(content), name).id).toBe(id)
  })
  test('none for what is no term base', () => {
    expect(codeOf(() => pickGlossaryFilter(utf8('%PDF-1.7'), 'a.pdf'))).toBe('import.unsupportedFormat')
    expect(codeOf(() => pickGlossaryFilter(utf8(''), 'a.csv'))).toBe('import.empty')
  })
})
