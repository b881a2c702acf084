import { describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Rules of the house that no linter knows. They read what git tracks, and what it would. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file))
const read = (file: string): string => readFileSync(file, 'utf8')
const sources = files.filter((file) => /^(core|glossary|filters|server|client)\/.*\.tsx?$/.test(file))
const code = files.filter((file) => /\.(ts|tsx|mjs|cjs|js|css)$/.test(file) && !file.startsWith('tests/fixtures/'))
/** Files whose content the pattern matches. */
const holding = (among: string[], pattern: RegExp): string[] => among.filter((file) => pattern.test(read(file)))

describe('the house', () => {
  test('only the server’s main file reads the environment', () => {
    expect(holding(sources, /\bprocess\s*\.\s*env\b|import\.meta\.env/)).toEqual(
      sources.includes('server/main.ts') ? ['server/main.ts'] : [],
    )
  })

  test.each(['core', 'glossary', 'filters', 'server', 'client', 'tests', 'bench'])(
    'room %s says in at most 40 lines what lives there and how to add one',
    (room) => {
      const text = read(`${room}/README.md`)
      expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(40)
      expect(text).toMatch(/lives here/i)
      expect(text).toMatch(/to add one/i)
    },
  )

  test('no file of code is longer than 400 lines', () => {
    expect(code.filter((file) => read(file).split('\n').length > 401)).toEqual([])
  })

  test('nothing switches off the type checker or the linter, and nothing is left to do', () => {
    const rules = 'tests/unit/house/rules.test.ts'
    const off = /@ts-(ignore|nocheck|expect-error)|eslint-disable|\b(TODO|FIXME|XXX)\b/
    expect(holding(code, off).filter((file) => file !== rules)).toEqual([])
  })

  test('no import climbs further than from the deepest room to the top', () => {
    expect(holding(sources, /from '(\.\.\/){4}/)).toEqual([])
  })

  test('the lock names no registry, and versions are exact', () => {
    expect(read('package-lock.json')).not.toContain('"resolved": "http')
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'))
    const versions = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  })

  test('there are no grab-bag files', () => {
    expect(code.filter((file) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.\w+$)/i.test(file))).toEqual([])
  })
})

describe('documents', () => {
  test('the licence is the whole Apache License 2.0', () => {
    const text = read('LICENSE')
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION')
    expect(text).toContain('APPENDIX: How to apply the Apache License to your work.')
    expect(text.split('\n').length).toBeGreaterThan(195)
  })

  test('decision records are numbered without gaps, at most a page, and say why', () => {
    const records = files.filter((file) => /^docs\/adr\/\d{4}-.*\.md$/.test(file)).sort()
    expect(records.map((file) => Number(file.slice(9, 13)))).toEqual(records.map((_, index) => index + 1))
    for (const record of records) {
      const text = read(record)
      for (const part of ['Status', 'Context', 'Options', 'Decision', 'Consequences']) expect(text).toContain(part)
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(600)
    }
  })

  test('links between documents lead somewhere', () => {
    const dead = files
      .filter((file) => file.endsWith('.md') && !file.startsWith('tests/fixtures/'))
      .flatMap((file) =>
        [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
          .filter(([, link]) => !existsSync(new URL(link ?? '', `file://${process.cwd()}/${file}`)))
          .map(([, link]) => `${file} → ${link}`),
      )
    expect(dead).toEqual([])
  })

  test('every npm script is told of in the README or CONTRIBUTING', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const told = read('README.md') + read('CONTRIBUTING.md')
    const names = Object.keys(scripts).filter((name) => !name.startsWith('pre'))
    expect(names.filter((name) => !new RegExp(`npm (run (-s )?)?${name}\\b`).test(told))).toEqual([])
  })
})
