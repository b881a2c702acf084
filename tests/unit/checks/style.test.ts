import { describe, expect, it } from '@jest/globals'
import type { Finding } from '../../../core/checks/check.ts'
import { Pair } from '../../../core/checks/pair.ts'
import { findingsOf } from '../../../core/checks/run.ts'
import { defaultStyle, type Style } from '../../../core/language/meaning/style.ts'

const found = (check: string, style: Partial<Style>, source: string, target: string): Finding[] =>
  findingsOf(new Pair({ source, target, style: { ...defaultStyle, ...style } }), new Set([check]))
const fixed = (check: string, style: Partial<Style>, source: string, target: string): string[] =>
  found(check, style, source, target).map(({ fix }) => {
    expect(fix).toBeDefined()
    return target.slice(0, fix?.start) + (fix?.text ?? '') + target.slice(fix?.end)
  })

describe('the project’s style', () => {
  it.each([
    ['the labour union', 'the labor union'],
    ['a district centre', 'a district center'],
    ['The programme was cancelled.', 'The program was cancelled.'],
    ['They organised it.', 'They organized it.'],
    ['Defence', 'Defense'],
    ['a paediatric ward', 'a pediatric ward'],
    ['centred on people', 'centered on people'],
    ['skilful and grey', 'skillful and grey'],
  ])('in American English mends %s', (british, american) => {
    expect(fixed('spelling-variant', { english: 'american' }, 'x', british)[0]).toBe(american)
    expect(found('spelling-variant', { english: 'american' }, 'x', 'the labor center organized programs')).toEqual([])
  })

  it.each([
    'four hours of exercise',
    'They promised to advise the enterprise.',
    'the International Labour Organization',
    'Analyses of the sentence were precise.',
    'All police will still call hospitals.',
    'Supervised and revised by surprise',
  ])('in American English leaves %s', (text) => {
    expect(found('spelling-variant', { english: 'american' }, 'x', text)).toEqual([])
  })

  it('in British English takes -ize alone, not beside -ise', () => {
    expect(found('spelling-variant', {}, 'x', 'to organize a modernization')).toEqual([])
    expect(fixed('spelling-variant', {}, 'x', 'to organise a modernization')).toEqual(['to organise a modernisation'])
  })

  it('of the country is demanded where it is not the default', () => {
    const [vi, en] = ['Việt Nam và Hà Nội', 'Vietnam and Hanoi']
    expect(found('name-style', {}, vi, en)).toEqual([])
    expect(found('name-style', {}, vi, 'Viet Nam and Ha Noi')).toEqual([])
    expect(fixed('name-style', { country: 'Viet Nam' }, vi, en)).toEqual(['Viet Nam and Hanoi', 'Vietnam and Ha Noi'])
    expect(found('name-style', { country: 'Viet Nam' }, vi, 'Viet Nam and Ha Noi')).toEqual([])
  })

  it('of names is demanded where marks are to be kept', () => {
    const vi = 'Ông Lê Văn Tám nói.'
    expect(found('name-style', {}, vi, 'Mr. Lê Văn Tám said.')).toEqual([])
    expect(fixed('name-style', { names: 'kept' }, vi, 'Mr. Le Van Tam said.')).toEqual(['Mr. Lê Văn Tám said.'])
    expect(found('name-style', { names: 'kept' }, vi, 'Mr. Lê Văn Tám said.')).toEqual([])
  })

  it('of money is demanded where it is not the default, as a minor finding', () => {
    const vi = 'Vốn 5 tỷ đồng.'
    const forms = { 'code-after': '5 billion VND', 'code-before': 'VND5 billion', word: '5 billion dong' } as const
    for (const form of Object.values(forms)) expect(found('currency', {}, vi, `Capital: ${form}.`)).toEqual([])
    for (const money of ['code-before', 'word'] as const) {
      for (const form of Object.values(forms)) {
        const wanted = form === forms[money] ? [] : [`Capital: ${forms[money]}.`]
        expect(fixed('currency', { money }, vi, `Capital: ${form}.`)).toEqual(wanted)
      }
    }
    expect(found('currency', { money: 'word' }, vi, 'Capital: 5 billion VND.')[0]?.severity).toBe('minor')
  })
})
