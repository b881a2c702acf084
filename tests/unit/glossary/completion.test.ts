import { expect, test } from '@jest/globals'
import { completions } from '../../../glossary/completion.ts'
import { made, timed } from './concepts.ts'

const committee = made('1', 'Tỉnh ủy', ['provincial Party Committee', 'a: Party Committee', 'x: Party Council'])
const assembly = made('2', 'Quốc hội', ['National Assembly', 'a: NA'])
const commend = made('3', 'biểu dương', 'commend')
const ministry = made('4', 'Bộ', [
  timed('Ministry of A', undefined, '2025-02-28'),
  timed('Ministry of B', '2025-03-01'),
])
const offered = (before: string, day?: string): string[] =>
  completions({ before, hits: [committee, assembly, ministry], others: [commend], ...(day && { day }) }).map(
    ({ text, typed }) => `${text} -${typed}`,
  )

test.each<[string, string, string[]]>([
  ['two letters at least', 'the p', []],
  ['the term to write and admitted ones, never forbidden ones', 'the pa', ['Party Committee -2']],
  ['sentence start', 'Pr', ['Provincial Party Committee -2']],
  ['after a full stop', 'It met. pr', ['Provincial Party Committee -2']],
  ['inside a sentence', 'the pr', ['provincial Party Committee -2']],
  ['more words typed', 'the provincial pa', ['provincial Party Committee -13', 'Party Committee -2']],
  ['capitals throughout', 'THE NATIO', ['NATIONAL ASSEMBLY -5']],
  ['what a person writes with a capital keeps it', 'They Co', ['Commend -2']],
  ['the start of another word is none', 'the repa', []],
  ['nothing more to write', 'the Party Committee', []],
  ['after a space', 'the Party ', []],
])('%s: %j', (_, before, expected) => {
  expect(offered(before)).toEqual(expected)
})

test('the day chooses', () => {
  expect(offered('the mi', '2024-01-01')).toEqual(['Ministry of A -2'])
  expect(offered('the mi', '2026-01-01')).toEqual(['Ministry of B -2'])
})

test('terms of the source come first, and the list has an end', () => {
  const many = Array.from({ length: 20 }, (_, at) => made(`m${at}`, `x${at}`, `common ${at}`))
  const found = completions({ before: 'the com', hits: [commend], others: many, limit: 5 })
  expect(found.map(({ concept }) => concept)).toEqual(['3', 'm0', 'm1', 'm2', 'm3'])
})
