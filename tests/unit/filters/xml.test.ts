import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AppError } from '../../../core/errors.ts'
import { escapeXml, readXml, xmlLimits } from '../../../filters/xml.ts'
import { parseXml, textOf } from '../../builders/xml-reader.ts'
import { hostileText } from './hostile.ts'

const refusal = (xml: string, limits = xmlLimits): string => {
  try {
    readXml(xml, {}, limits)
    return 'none'
  } catch (error) {
    const { code, params } = error as AppError
    return `${code} ${params.reason ?? ''}`.trim()
  }
}

test('escaped text is well-formed in content and attribute, and both readers agree on it', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const xml = `<a b="${escapeXml(text)}">${escapeXml(text)}</a>`
      const independent = parseXml(new TextEncoder().encode(xml))
      let ours = ''
      readXml(xml, { text: (piece) => (ours += piece) })
      expect(textOf(independent)).toBe(ours)
      expect(independent.attributes.b).toBe(ours)
    }),
    { numRuns: 500 },
  )
})

test('what XML cannot hold: controls are dropped, lost characters become U+FFFD, the rest stays', () => {
  expect(escapeXml('a\0\u0001\u000b\u001f\u007fb')).toBe('ab')
  expect(escapeXml('a\ud800b\ufffec')).toBe('a\ufffdb\ufffdc')
  expect(escapeXml('Đảng 🙏\t\n\u0085\u2028')).toBe('Đảng 🙏\t\n\u0085\u2028')
  expect(escapeXml('a\r]]>&"<')).toBe('a&#13;]]&gt;&amp;&quot;&lt;')
})

describe('reading', () => {
  test('tells elements, attributes and text, CDATA as text', () => {
    const seen: string[] = []
    readXml('<?xml version="1.0"?><a xmlns="urn:x" b="1&amp;2"><![CDATA[<]]>ô</a>', {
      open: ({ uri, local, attributes }) => seen.push(`${uri} ${local} ${attributes.b}`),
      text: (text) => seen.push(text),
      close: ({ local }) => seen.push(`/${local}`),
    })
    expect(seen).toEqual(['urn:x a 1&2', '<', 'ô', '/a'])
  })

  test.each([
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'import.unreadable doctype'],
    ['<!DOCTYPE a><a/>', 'import.unreadable doctype'],
    ['<a>&lol;</a>', 'import.unreadable xml'],
    ['<a><b></a></b>', 'import.unreadable xml'],
    ['<a>\u0001</a>', 'import.unreadable xml'],
    ['<a>', 'import.unreadable xml'],
    ['', 'import.unreadable xml'],
    [`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, 'import.unreadable depth'],
  ])('refuses %.60j', (xml, expected) => {
    expect(refusal(xml)).toBe(expected)
  })

  test('refuses more than it is asked to read', () => {
    expect(refusal(`<a>${'x'.repeat(100)}</a>`, { maxLength: 50, maxDepth: 5 })).toBe('import.tooLarge')
  })

  test('refuses a million levels at once', () => {
    expect(refusal('<a>'.repeat(1_000_000))).toBe('import.unreadable depth')
  })
})
