import { describe, expect, test } from '@jest/globals'
import { breakPositions, compileRules, rulesFor, translate } from '../../../core/language/srx.ts'
import { AppError } from '../../../core/errors.ts'
import { readSrx } from '../../../filters/srx.ts'

const srx = (cascade: string, header = '') => `<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
 <header segmentsubflows="no" ${cascade}>${header}</header>
 <body>
  <languagerules>
   <languagerule languagerulename="Names">
    <rule break="no"><beforebreak>\\bMr\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
   </languagerule>
   <languagerule languagerulename="Any">
    <rule><beforebreak>[.?!]</beforebreak><afterbreak>\\h</afterbreak></rule>
    <rule break="yes"><beforebreak><![CDATA[&]]></beforebreak></rule>
   </languagerule>
  </languagerules>
  <maprules>
   <languagemap languagepattern="[Ee][Nn].*" languagerulename="Names"/>
   <languagemap languagepattern=".*" languagerulename="Any"/>
  </maprules>
 </body>
</srx>`

const cut = (xml: string, lang: string, text: string): string[] => {
  const { rules } = compileRules(rulesFor(readSrx(xml), lang))
  const ends = [0, ...breakPositions(rules, text), text.length]
  return ends.slice(1).map((end, index) => text.slice(ends[index], end))
}

describe('reading SRX 2.0', () => {
  test('header, rules in order, maps; break="yes" is the default', () => {
    const document = readSrx(srx('cascade="yes"'))
    expect(document).toMatchObject({ cascade: true, segmentSubflows: false })
    expect(document.languageRules[1]?.rules).toEqual([
      { breaks: true, before: '[.?!]', after: '\\h' },
      { breaks: true, before: '&', after: '' },
    ])
    expect(document.languageMaps).toHaveLength(2)
  })
  test('a header without cascade is read', () => {
    expect(readSrx(srx('')).cascade).toBe(false)
  })
  test.each(['<srx', '<!DOCTYPE srx SYSTEM "http://example.org/x"><srx/>', '<srx/>', 'not xml'])(
    '%s is refused',
    (xml) => {
      expect(() => readSrx(xml)).toThrow(AppError)
    },
  )
})

describe('the rules at work', () => {
  test('with cascading all matching maps apply, the first matching rule decides', () => {
    expect(cut(srx('cascade="yes"'), 'en-GB', 'Mr. Ha left. He & I.')).toEqual(['Mr. Ha left.', ' He &', ' I.'])
    expect(cut(srx('cascade="yes"'), 'vi', 'Mr. Ha left.')).toEqual(['Mr.', ' Ha left.'])
  })
  test('without it only the first map does', () => {
    expect(cut(srx('cascade="no"'), 'en', 'Mr. Ha left. He.')).toEqual(['Mr. Ha left. He.'])
  })
})

describe('ICU expressions in JavaScript', () => {
  const matches = (icu: string, text: string): boolean => {
    const { body, flags } = translate(icu)
    return new RegExp(`^(?:${body})$`, flags).test(text)
  }
  test.each([
    ['\\h+', ' \u00a0\t'],
    ['[\\h.]+', '. '],
    ['(?i)đảng', 'ĐẢNG'],
    ['\\x{1EC7}\\x41', 'ệA'],
    ['\\Qv.v.\\E!', 'v.v.!'],
    ['\\p{IsAlpha}+\\pN', 'Ủy5'],
    ['\\"\\-\\%', '"-%'],
    ['\\p{Lu}+', 'ĐB'],
  ])('%s', (icu, text) => {
    expect(matches(icu, text)).toBe(true)
  })
  test.each(['a++b', '(?>a)', '[a&&b]', '[a[b]]', 'a(?i)b', '\\G', '(?x)a', '('])(
    '%s is reported, not skipped silently',
    (icu) => {
      const { rules, unsupported } = compileRules([{ breaks: true, before: icu, after: '' }])
      expect(rules).toEqual([])
      expect(unsupported).toHaveLength(1)
    },
  )
})
