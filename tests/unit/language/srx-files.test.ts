import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { AppError } from '../../../core/errors.ts'
import { segmentUnit } from '../../../core/language/segmenter.ts'
import { breakPositions, compileRules, rulesFor, type SrxDocument } from '../../../core/language/srx.ts'
import { readSrx, readSrxFile, srxLimits } from '../../../filters/srx.ts'
import { projectRules, writeSrx } from '../../../filters/srx/write.ts'
import { elements, parseXml, type XmlNode } from '../../builders/xml-reader.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const rules = '<rule break="no"><beforebreak>Mr\\.</beforebreak><afterbreak>\\s</afterbreak></rule>'
const file = (parts: { srx?: string; header?: string; rules?: string; map?: string } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<srx ${parts.srx ?? 'xmlns="http://www.lisa.org/srx20" version="2.0"'}>
 ${parts.header ?? '<header segmentsubflows="no" cascade="yes"><formathandle type="start" include="no"/></header>'}
 <body><languagerules><languagerule languagerulename="Any">${parts.rules ?? rules}</languagerule></languagerules>
 <maprules><languagemap languagepattern=".*" languagerulename="${parts.map ?? 'Any'}"/></maprules></body>
</srx>`

describe('reading SRX', () => {
  test('header, rules in order, maps; break="yes" is the default', () => {
    const given = file({
      rules: `${rules}<rule><beforebreak>&lt;<![CDATA[&]]> </beforebreak></rule><rule break="yes"/>`,
    })
    expect(readSrxFile(utf8(given))).toEqual({
      notes: [],
      document: {
        segmentSubflows: false,
        cascade: true,
        languageRules: [
          {
            name: 'Any',
            rules: [
              { breaks: false, before: 'Mr\\.', after: '\\s' },
              { breaks: true, before: '<& ', after: '' },
              { breaks: true, before: '', after: '' },
            ],
          },
        ],
        languageMaps: [{ pattern: '.*', rule: 'Any' }],
      },
    })
  })

  test.each([
    ['no cascade', { header: '<header/>' }, ['srx.header segmentsubflows', 'srx.header cascade']],
    ['no header', { header: '' }, ['srx.header header']],
    ['no namespace', { srx: 'version="2.0"' }, []],
    ['version 1', { srx: 'version="1.0"' }, ['srx.version 1.0']],
    ['a map to nowhere', { map: 'None' }, ['srx.unknownRule None']],
    ['an odd break', { rules: '<rule break="maybe"/>' }, ['srx.break maybe']],
    [
      'elements of others',
      { header: '<header segmentsubflows="yes" cascade="no"><o:options xmlns:o="http://x" rule="1"/></header>' },
      [],
    ],
  ] as const)('lenient: %s', (_what, parts, notes) => {
    const reading = readSrxFile(utf8(file(parts)))
    expect(reading.notes.map(({ code, params }) => `${code} ${params.what ?? ''}`)).toEqual(notes)
    expect(reading.document.languageRules[0]?.rules).toHaveLength(1)
  })

  test('with a prefix before every name', () => {
    const given = file()
      .replace(/<(\/?)(?=[a-z])/g, '<$1s:')
      .replace('xmlns=', 'xmlns:s=')
    expect(readSrxFile(utf8(given))).toEqual(readSrxFile(utf8(file())))
  })

  test('UTF-16, a byte order mark, and the code page of the declaration', () => {
    const given = file({ rules: rules.replace('Mr', 'Größe') })
    const before = (bytes: Uint8Array): string | undefined =>
      readSrxFile(bytes).document.languageRules[0]?.rules[0]?.before
    const marked = Uint8Array.from([0xff, 0xfe, ...Buffer.from(given.replace('UTF-8', 'UTF-16'), 'utf16le')])
    const latin = Uint8Array.from(Buffer.from(given.replace('UTF-8', 'ISO-8859-1'), 'latin1'))
    expect([before(marked), before(utf8(`\ufeff${given}`)), before(latin)]).toEqual(Array(3).fill('Größe\\.'))
    expect(() => readSrxFile(Uint8Array.from(Buffer.from(given, 'latin1')))).toThrow(/import.unknownEncoding/)
  })

  test.each([
    ['<srx', 'import.unreadable'],
    ['<!DOCTYPE srx SYSTEM "http://example.org/x"><srx/>', 'import.unreadable'],
    ['<srx/>', 'import.unreadable'],
    ['not xml', 'import.unreadable'],
    [file({ rules: '' }), 'import.unreadable'],
    [file({ rules: '<rule/>'.repeat(srxLimits.rules + 1) }), 'import.tooLarge'],
    [file({ rules: `<rule><beforebreak>${'a'.repeat(srxLimits.length)}</beforebreak></rule>` }), 'import.tooLarge'],
    [file({ header: `${'<x>'.repeat(40)}${'</x>'.repeat(40)}` }), 'import.unreadable'],
  ])('no. %# is refused', (given, code) => {
    for (const reading of [() => readSrxFile(utf8(given)), () => readSrx(given)]) {
      expect(reading).toThrow(AppError)
      expect(reading).toThrow(code)
    }
  })
})

function cut(document: SrxDocument, lang: string, text: string): string[] {
  const { rules: compiled, unsupported } = compileRules(rulesFor(document, lang))
  expect(unsupported).toEqual([])
  const ends = [0, ...breakPositions(compiled, text), text.length]
  return ends
    .slice(1)
    .map((end, index) => text.slice(ends[index], end).trim())
    .filter((piece) => piece !== '')
}

describe('writing our rules with a project’s abbreviations', () => {
  const own = ['Cty.', 'T&T.', '<v+a>.', '(sic.)']
  const written = writeSrx(projectRules(own))

  test('is read back as it was, without a note', () => {
    expect(readSrxFile(utf8(written))).toEqual({ notes: [], document: projectRules(own) })
  })

  test('follows the schema: elements in order, every required attribute', () => {
    const root = parseXml(utf8(written))
    const shape = (node: XmlNode): string => `${node.name}(${Object.keys(node.attributes).sort().join()})`
    expect(shape(root)).toBe('srx(version,xmlns)')
    const [header, body, ...rest] = elements(root)
    expect([header && shape(header), body && shape(body), rest]).toEqual([
      'header(cascade,segmentsubflows)',
      'body()',
      [],
    ])
    expect(elements(header ?? root).map(shape)).toEqual(Array(3).fill('formathandle(include,type)'))
    const [languageRules, mapRules] = elements(body ?? root)
    expect([languageRules?.name, mapRules?.name]).toEqual(['languagerules', 'maprules'])
    for (const languageRule of elements(languageRules ?? root)) {
      expect(shape(languageRule)).toBe('languagerule(languagerulename)')
      for (const each of elements(languageRule)) {
        expect([shape(each), elements(each).map(shape)]).toEqual(['rule(break)', ['beforebreak()', 'afterbreak()']])
      }
    }
    expect(elements(mapRules ?? root).map(shape)).toEqual(
      Array(2).fill('languagemap(languagepattern,languagerulename)'),
    )
  })

  const word = fc.constantFrom(...own, 'Hòa', 'bình.', 'TP.', 'Vinh!', '“Đi', 'đâu?”', '- Lan', '4.725', '[1]', 'Mr.')
  const text = fc.array(word, { maxLength: 15 }).map((words) => words.join(' '))

  test('cuts the same text the same way after writing and reading', () => {
    const again = readSrx(written)
    fc.assert(
      fc.property(text, fc.constantFrom('vi', 'vi-VN', 'en'), (given, lang) => {
        expect(cut(again, lang, given)).toEqual(cut(projectRules(own), lang, given))
      }),
    )
  })

  test('cuts English as the program itself does', () => {
    const again = readSrx(writeSrx(projectRules([])))
    fc.assert(
      fc.property(text, (given) => {
        expect(cut(again, 'en', given)).toEqual(segmentUnit(given, 'en').segments.map(({ source }) => source))
      }),
    )
  })

  test('keeps the abbreviations together', () => {
    expect(cut(readSrx(written), 'vi', 'Theo Cty. Hòa Bình. Hết <v+a>. Và')).toEqual([
      'Theo Cty. Hòa Bình.',
      'Hết <v+a>. Và',
    ])
  })
})
