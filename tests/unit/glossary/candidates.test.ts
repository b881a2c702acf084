import { describe, expect, test } from '@jest/globals'
import { termCandidates } from '../../../glossary/candidates.ts'
import { buildTermIndex } from '../../../glossary/matcher.ts'
import { made } from './concepts.ts'

const none = buildTermIndex([], [])
const texts = (sources: string[], index = none, rejected?: Set<string>): string[] =>
  termCandidates(sources, index, rejected && { rejected }).map(({ text }) => text)

describe('term candidates', () => {
  test('occur twice or more, however they are spelt, as most often written', () => {
    const [first] = termCandidates(['họp tổ dân vận', 'các tổ dân vận; Tổ dân vận', 'khác'], none)
    expect(first).toMatchObject({ text: 'tổ dân vận', key: 'tổ dân vận', count: 3 })
    expect(first?.contexts).toEqual([
      { segment: 0, start: 4, end: 14 },
      { segment: 1, start: 4, end: 14 },
      { segment: 1, start: 16, end: 26 },
    ])
  })
  test('cross no punctuation, number or line end, and do not begin or end with function words', () => {
    expect(texts(['chuyển đổi, số', 'chuyển đổi, số'])).toEqual(['chuyển đổi'])
    expect(texts(['của nông thôn 5 mới', 'của nông thôn 5 mới'])).toEqual(['nông thôn'])
    expect(texts(['và của các', 'và của các'])).toEqual([])
  })
  test('take in what is nested, unless it occurs alone', () => {
    expect(texts(['chuyển đổi số', 'chuyển đổi số'])).toEqual(['chuyển đổi số'])
    const alone = texts([
      'chuyển đổi số',
      'chuyển đổi số',
      'một chuyển đổi là',
      'mọi chuyển đổi là',
      'những chuyển đổi',
    ])
    expect(alone).toEqual(['chuyển đổi số', 'chuyển đổi'])
  })
  test('are no terms of the glossary, cut none, and may contain one', () => {
    const index = buildTermIndex([made('1', 'chi bộ', 'cell')], [])
    expect(texts(['chi bộ', 'chi bộ'], index)).toEqual([])
    expect(texts(['sinh hoạt chi bộ', 'sinh hoạt chi bộ'], index)).toEqual(['sinh hoạt chi bộ'])
    expect(texts(['bộ trưởng họp chi bộ sạch', 'chi bộ sạch'], index)).toEqual(['chi bộ sạch'])
  })
  test('names of bodies come first, with the words that join them; names of persons not at all', () => {
    const sources = ['gặp Sở Giáo dục và Đào tạo để xây cầu cống', 'thăm Sở Giáo dục và Đào tạo rồi xây cầu cống']
    expect(texts(sources)[0]).toBe('Sở Giáo dục và Đào tạo')
    expect(texts(['ông Nguyễn Văn Hải nói', 'ông Nguyễn Văn Hải cười'])).toEqual([])
  })
  test('rejected ones stay away; foreign text is none', () => {
    expect(texts(['chuyển đổi số', 'chuyển đổi số'], none, new Set(['chuyển đổi số']))).toEqual([])
    expect(texts(['output layer', 'output layer'])).toEqual([])
  })
})
