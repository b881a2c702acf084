import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { commands } from '../../../client/commands.ts'
import { roomCommands } from '../../../client/review/features.ts'
import { mqmKey } from '../../../client/pages/settings/mqmText.ts'
import { panels } from '../../../client/panels/index.ts'
import type { Check } from '../../../core/checks/check.ts'
import { checks } from '../../../core/checks/index.ts'
import { errorStatus } from '../../../core/errors.ts'

type Tree = { [key: string]: string | Tree }

/** `a.b.c` → message. */
function flat(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value)
    else for (const [name, text] of flat(value, `${prefix}${key}.`)) found.set(name, text)
  }
  return found
}

const folder = new URL('../../../client/locales/', import.meta.url)
/** Messages of each file of a language. */
const filesOf = (language: string): Map<string, string>[] =>
  readdirSync(folder)
    .filter((name) => name === `${language}.json` || name.endsWith(`.${language}.json`))
    .map((name) => flat(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Tree))
const english = new Map(filesOf('en').flatMap((file) => [...file]))
const vietnamese = new Map(filesOf('vi').flatMap((file) => [...file]))
/** A message's key without its plural form. */
const stem = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '')
const stems = (messages: Map<string, string>): string[] => [...new Set([...messages.keys()].map(stem))].sort()
const placeholders = (text: string): string[] =>
  [...new Set(Array.from(text.matchAll(/\{\{\s*(\w+)/g), (match) => match[1] ?? ''))].sort()

describe('the locales', () => {
  test('say nothing in two files', () => {
    const keys = filesOf('en').flatMap((file) => [...file.keys()])
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  test('have the same messages', () => {
    expect(stems(vietnamese)).toEqual(stems(english))
  })

  test('have the plural forms of their language, no more and no fewer', () => {
    const forms = (messages: Map<string, string>): Map<string, Set<string>> => {
      const all = new Map<string, Set<string>>()
      for (const key of messages.keys()) {
        const form = key.slice(stem(key).length + 1)
        if (form === '') continue
        all.set(stem(key), (all.get(stem(key)) ?? new Set()).add(form))
      }
      return all
    }
    const wanted = (locale: string): string[] => new Intl.PluralRules(locale).resolvedOptions().pluralCategories.sort()
    for (const [locale, messages] of [
      ['en', english],
      ['vi', vietnamese],
    ] as const) {
      for (const [key, found] of forms(messages)) expect([key, [...found].sort()]).toEqual([key, wanted(locale)])
    }
    expect([...forms(vietnamese).keys()].sort()).toEqual([...forms(english).keys()].sort())
  })

  test('fill the same placeholders', () => {
    for (const [key, text] of vietnamese) {
      const other = english.get(key) ?? english.get(`${stem(key)}_other`) ?? ''
      expect([key, placeholders(text)]).toEqual([key, placeholders(other)])
    }
  })

  test('say nothing empty, nothing twice spaced, and Vietnamese in NFC', () => {
    for (const messages of [english, vietnamese]) {
      for (const [key, text] of messages) {
        expect([key, text.trim()]).toEqual([key, text])
        expect([key, text]).not.toEqual([key, ''])
        expect([key, text]).toEqual([key, text.normalize('NFC').replace(/ {2,}/g, ' ')])
      }
    }
  })

  test('have a sentence for every expected failure, which says more than the code', () => {
    for (const code of Object.keys(errorStatus)) {
      for (const messages of [english, vietnamese]) {
        const text = messages.get(`errors.${code}`) ?? ''
        expect([code, text.length > 20 && text.endsWith('.')]).toEqual([code, true])
      }
    }
  })

  test('name the MQM category of every check', () => {
    for (const { mqm } of Object.values<Check>(checks)) {
      for (const part of mqm.split(' > ')) {
        const key = `projectSettings.mqm.${mqmKey(part)}`
        expect([key, english.get(key), vietnamese.has(key)]).toEqual([key, part, true])
      }
    }
  })

  test('name every command and panel', () => {
    const keys = [
      ...[...commands, ...roomCommands].flatMap(({ labelKey, shortKey }) =>
        shortKey ? [labelKey, shortKey] : [labelKey],
      ),
      ...panels.map(({ titleKey }) => titleKey),
    ]
    for (const key of keys) expect([key, english.has(key), vietnamese.has(key)]).toEqual([key, true, true])
  })

  test('are remembered under the keys that the script before the first paint reads', () => {
    const script = readFileSync(new URL('../../../client/public/before-paint.js', import.meta.url), 'utf8')
    const preferences = readFileSync(new URL('../../../client/preferences.ts', import.meta.url), 'utf8')
    expect(preferences).toContain('`songngu.${key}`')
    expect(script).toContain("'songngu.theme'")
    expect(script).toContain("'songngu.language'")
  })
})
