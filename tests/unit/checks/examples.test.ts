import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import type { Check, Example } from '../../../core/checks/check.ts'
import { checks } from '../../../core/checks/index.ts'
import { moreCases } from './cases-more-names.ts'
import { moreNumberCases } from './cases-more-numbers.ts'
import { markupCases } from './cases-markup.ts'
import { nameCases } from './cases-names.ts'
import { numberCases } from './cases-numbers.ts'
import { textCases } from './cases-text.ts'
import { judge } from './judge.ts'

const all: [string, Check][] = Object.entries(checks)
const fires = (id: string, { source, target, context }: Example): boolean =>
  judge(source, target, context).some(({ check }) => check === id)

describe('the registry', () => {
  it('holds the 54 checks', () => {
    expect(all).toHaveLength(54)
  })

  it.each(all)('%s fires on its bad examples and is silent on its good ones', (id, { examples }) => {
    expect(examples.bad.length).toBeGreaterThan(0)
    expect(examples.ok.length).toBeGreaterThan(0)
    expect(examples.bad.filter((example) => !fires(id, example))).toEqual([])
    expect(examples.ok.filter((example) => fires(id, example))).toEqual([])
  })
})

describe('labelled pairs', () => {
  const cases = [...numberCases, ...nameCases, ...textCases, ...markupCases, ...moreNumberCases, ...moreCases]

  it.each(all)('%s', (id) => {
    const own = cases.filter(({ check }) => check === id)
    expect(own.length).toBeGreaterThan(3)
    const wrong = own.filter((one) => fires(id, one) !== one.fires)
    expect(wrong.map(({ source, target, fires: wanted }) => ({ source, target, wanted }))).toEqual([])
  })

  it('names no unknown check', () => {
    expect(cases.filter(({ check }) => !(check in checks))).toEqual([])
  })
})

describe('the sample article', () => {
  const rows = JSON.parse(readFileSync('server/sample/draft.json', 'utf8')) as { source: string; target: string }[]

  it('has a reference translation that no check objects to', () => {
    const context: [string, string][] = []
    const found: unknown[] = []
    for (const { source, target } of rows) {
      for (const { check, severity, params } of judge(source, target, context)) {
        if (severity !== 'info') found.push({ row: context.length + 1, check, params })
      }
      context.push([source, target])
    }
    expect(rows).toHaveLength(31)
    expect(found).toEqual([])
  })
})
