import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AppError } from '../../../core/errors.ts'
import type { GlossaryRead } from '../../../filters/glossary-files/filter.ts'
import { glossaryFilter, glossaryFilters, pickGlossaryFilter } from '../../../filters/glossary-files/index.ts'
import { tbxV2, tbxV3 } from '../../../filters/glossary-files/tbx.ts'
import { parseXml, textOf, type XmlNode } from '../../builders/xml-reader.ts'
import { draftsOf, fullConcept, glossaries, successor } from './glossary-concepts.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const base = { name: 'Bảng <thử>', description: 'Mô tả & "ghi chú"', at: Date.UTC(2026, 10, 24) }
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return `${(error as AppError).code} ${String((error as AppError).params.reason ?? '')}`.trim()
  }
}
const drafts = (read: GlossaryRead): unknown[] =>
  read.entries.map((entry) => ('draft' in entry ? { id: entry.id, draft: entry.draft } : entry))
const v3 = (entries: string, attributes = 'type="TBX-Basic" style="dca"', namespaces = ''): Uint8Array =>
  utf8(
    `<?xml version="1.0"?><tbx ${attributes} xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"${namespaces}><tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>${entries}</body></text></tbx>`,
  )
const v2 = (entries: string, before = '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'): Uint8Array =>
  utf8(
    `<?xml version="1.0" encoding="UTF-8"?>${before}<martif type="TBX" xml:lang="EN"><martifHeader/><text><body>${entries}</body></text></martif>`,
  )

function elements(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elements(child, name)],
  )
}

describe.each([tbxV3, tbxV2])('$id', (filter) => {
  test('reads back to the letter', () => {
    fc.assert(
      fc.property(glossaries, (concepts) => {
        fc.pre(concepts.length > 0)
        expect(drafts(filter.read(filter.write({ ...base, concepts })))).toEqual(draftsOf(concepts))
      }),
      { numRuns: 300 },
    )
    expect(drafts(filter.read(filter.write({ ...base, concepts: [fullConcept, successor] })))).toEqual(
      draftsOf([fullConcept, successor]),
    )
  })

  test('says with the standard categories what they can say', () => {
    const concepts = [{ ...fullConcept, id: 'VE001' }, successor]
    const tree = parseXml(filter.write({ ...base, concepts }))
    const values = (name: string, type: string): string[] =>
      elements(tree, name)
        .filter((each) => each.attributes.type === type)
        .map(textOf)
    expect(values('termNote', 'administrativeStatus')).toEqual([
      'preferredTerm-admn-sts',
      'admittedTerm-admn-sts',
      'supersededTerm-admn-sts',
      'preferredTerm-admn-sts',
      'admittedTerm-admn-sts',
      'supersededTerm-admn-sts',
      'deprecatedTerm-admn-sts',
      'preferredTerm-admn-sts',
      'preferredTerm-admn-sts',
    ])
    expect(values('termNote', 'termType')).toEqual(['fullForm', 'abbreviation', 'variant'])
    expect(values('termNote', 'partOfSpeech')[0]).toBe(filter === tbxV3 ? 'noun' : 'properNoun')
    expect(values('descrip', 'subjectField')).toEqual(['party', 'party'])
    expect(values('descrip', 'context')).toHaveLength(1)
    expect(values('admin', 'source')).toEqual(['Decision No. 98-QĐ/TW'])
    expect(values('transacNote', 'responsibility')).toEqual(['Nguyễn Văn A'])
    expect(elements(tree, 'ref').map(({ attributes }) => attributes.target)).toEqual(['VE002'])
    expect(elements(tree, 'date').map(textOf)).toEqual(['2008-01-15'])
    expect(elements(tree, 'title').map(textOf)).toEqual([base.name])
  })

  test('a successor that is not in the file is no reference into nothing', () => {
    const bytes = filter.write({ ...base, concepts: [fullConcept] })
    expect(elements(parseXml(bytes), 'ref')).toEqual([])
    expect(drafts(filter.read(bytes))).toEqual(draftsOf([fullConcept]))
  })

  test('another program may change a status or a word class, and it counts', () => {
    const text = new TextDecoder().decode(filter.write({ ...base, concepts: [fullConcept] }))
    const changed = text
      .replace('deprecatedTerm-admn-sts', 'admittedTerm-admn-sts')
      .replaceAll(/(?:noun|properNoun)<\/termNote>/g, 'adjective</termNote>')
    expect(filter.read(utf8(changed)).entries[0]).toMatchObject({
      draft: { partOfSpeech: 'adjective', terms: { 6: { status: 'admitted', note: 'Means a street party.' } } },
    })
  })
})

describe('files of other programs', () => {
  test('2019, style DCA: groups, several notes, definitions of languages, white space of indentation', () => {
    const read = tbxV3.read(
      v3(`<conceptEntry id="c1">
        <transacGrp><transac type="transactionType">origination</transac><date>2010-04-17</date><transacNote type="responsibility">Tommy</transacNote></transacGrp>
        <descrip type="subjectField">Law</descrip><xref type="xGraphic" target="https://a.vn/x.jpg">x</xref>
        <note>one</note>
        <langSec xml:lang="vi-VN">
          <descripGrp><descrip type="definition">Văn bản
             quy phạm</descrip><admin type="source">sách</admin></descripGrp>
          <termSec><term>nghị  định</term><termNote type="partOfSpeech">noun</termNote></termSec>
          <termSec><term>NĐ</term><termNote type="termType">acronym</termNote></termSec>
        </langSec>
        <langSec xml:lang="EN-us">
          <termSec><term><hi type="bold">de</hi>cree</term><termNote type="geographicalUsage">US</termNote>
            <descripGrp><descrip type="context">A decree.</descrip><admin type="source">x</admin></descripGrp><note>n1</note><note>n2</note>
            <admin type="source">Law 2015</admin></termSec>
          <termSec><term>edict</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
        </langSec>
        <langSec xml:lang="fr"><termSec><term>décret</term></termSec></langSec>
      </conceptEntry>`),
    )
    expect(drafts(read)).toEqual([
      {
        id: 'c1',
        draft: {
          partOfSpeech: 'noun',
          domain: 'Law',
          definition: 'Văn bản quy phạm',
          note: 'one',
          confidence: '',
          caseRule: 'fold',
          link: 'https://a.vn/x.jpg',
          terms: [
            { lang: 'vi', text: 'nghị định', status: 'preferred', provisional: false },
            { lang: 'vi', text: 'NĐ', status: 'admitted', provisional: false, type: 'abbreviation' },
            {
              lang: 'en',
              text: 'decree',
              status: 'preferred',
              provisional: false,
              note: 'n1\nn2',
              example: 'A decree.',
              authority: { source: 'Law 2015' },
            },
            { lang: 'en', text: 'edict', status: 'forbidden', provisional: false },
          ],
        },
      },
    ])
    expect(read.warnings).toEqual([
      { code: 'otherLanguages', params: { count: 1, names: 'fr' } },
      {
        code: 'otherCategories',
        params: { count: 4, names: 'date, geographicalUsage, responsibility, transactionType' },
      },
    ])
  })

  test('2019, style DCT: data categories as elements', () => {
    const read = tbxV3.read(
      v3(
        `<conceptEntry id="c1"><min:subjectField>Law</min:subjectField><langSec xml:lang="vi"><termSec><term>luật</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
        <langSec xml:lang="en"><basic:definition>rules</basic:definition><termSec><term>law</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus><basic:termType>variant</basic:termType></termSec></langSec></conceptEntry>`,
        'type="TBX-Basic" style="dct"',
        ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"',
      ),
    )
    expect(read.entries[0]).toMatchObject({
      draft: {
        domain: 'Law',
        definition: 'rules',
        partOfSpeech: 'noun',
        terms: [
          { text: 'luật', status: 'preferred' },
          { text: 'law', status: 'admitted', type: 'variant' },
        ],
      },
    })
    expect(read.warnings).toEqual([])
  })

  test('2008: ntig and tig, languages twice, a document type that is passed over', () => {
    const read = tbxV2.read(
      v2(`<termEntry id="e1"><langSet xml:lang="VI"><ntig><termGrp><term>thuế</term><termNote type="partOfSpeech">noun</termNote></termGrp><descrip type="definition">khoản thu</descrip></ntig></langSet>
        <langSet xml:lang="en"><tig><term>tax</term></tig></langSet><langSet xml:lang="en"><tig><term>duty</term><note>old</note></tig></langSet></termEntry>
        <termEntry><langSet xml:lang="de"><tig><term>Steuer</term></tig></langSet></termEntry>
        <termEntry id="e1"><langSet xml:lang="en"><tig><term>levy</term></tig></langSet></termEntry>`),
    )
    expect(read.entries).toMatchObject([
      {
        line: 1,
        draft: {
          definition: 'khoản thu',
          terms: [
            { text: 'thuế', status: 'preferred' },
            { text: 'tax', status: 'preferred' },
            { text: 'duty', status: 'admitted', note: 'old' },
          ],
        },
      },
      { line: 2, reason: { code: 'noTerm' }, raw: 'Steuer' },
      { line: 3, reason: { code: 'duplicateId', params: { id: 'e1', line: 1 } } },
    ])
  })

  test('encodings: by mark, by first bytes, by declaration', () => {
    const xml = new TextDecoder().decode(
      v2('<termEntry><langSet xml:lang="en"><tig><term>café</term></tig></langSet></termEntry>', ''),
    )
    const bodies = [
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le')]),
      Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le'),
      Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le').swap16(),
      Buffer.from(`\uFEFF${xml}`),
      Buffer.from(xml.replace('UTF-8', 'windows-1254'), 'latin1'),
    ]
    for (const body of bodies) {
      expect(pickGlossaryFilter(body, 'x.xml').id).toBe('tbx-v2')
      expect(tbxV2.read(body).entries).toMatchObject([{ draft: { terms: [{ text: 'café' }] } }])
    }
    expect(codeOf(() => tbxV2.read(Buffer.from(xml, 'latin1')))).toBe('import.unknownEncoding')
    expect(codeOf(() => tbxV2.read(Buffer.from(xml.replace('UTF-8', 'x-unknown'), 'latin1')))).toBe(
      'import.unknownEncoding',
    )
  })
})

describe('hostile and broken files', () => {
  test.each([
    [
      'entities',
      v2('<termEntry/>', '<!DOCTYPE martif [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
      'import.unreadable doctype',
    ],
    [
      'an entity from elsewhere',
      v2('<termEntry/>', '<!DOCTYPE martif [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>'),
      'import.unreadable doctype',
    ],
    ['an entity that nobody declared', v2('<termEntry>&lol;</termEntry>'), 'import.unreadable xml'],
    ['nesting', v3('<a>'.repeat(100) + '</a>'.repeat(100)), 'import.unreadable depth'],
    ['cut off', v3('').subarray(0, 150), 'import.unreadable xml'],
    ['no entry', v3(''), 'import.empty'],
    ['another root', utf8('<tmx/>'), 'import.unreadable notTbx'],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(() => tbxV3.read(bytes))).toBe(code)
  })
})

describe.each(glossaryFilters.map(({ id }) => id))('%s', (id) => {
  test('bytes changed at random end in entries or an AppError', () => {
    const filter = glossaryFilter(id)
    const whole = filter.write({ ...base, concepts: [fullConcept, successor] })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat(), { nil: null }),
        (changes, cut) => {
          const bytes = whole.slice(0, cut === null ? whole.length : cut % whole.length)
          for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte
          try {
            expect(Array.isArray(filter.read(bytes).entries)).toBe(true)
          } catch (error) {
            expect((error as AppError).code).toMatch(/^import\./)
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})
