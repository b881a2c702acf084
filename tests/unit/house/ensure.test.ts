import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A project of one local package, with our ensure and a build that only counts. */
let home: string

const devPackage = { name: 'tool', version: '1.0.0' }
const manifest = { name: 'mini', version: '1.0.0', private: true, devDependencies: { tool: 'file:tool' } }
const lock = (version: string): unknown => ({
  name: 'mini',
  version: '1.0.0',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': manifest,
    tool: { version, dev: true },
    'node_modules/tool': { resolved: 'tool', link: true },
  },
})
const json = (file: string, value: unknown): Promise<void> => writeFile(join(home, file), JSON.stringify(value))

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ensure-'))
  for (const folder of ['scripts', 'core', 'tool']) await mkdir(join(home, folder))
  for (const script of ['ensure', 'inputs', 'lock', 'root']) {
    await cp(`scripts/${script}.mjs`, join(home, `scripts/${script}.mjs`))
  }
  await json('package.json', manifest)
  await json('package-lock.json', lock('1.0.0'))
  await json('tool/package.json', devPackage)
  await writeFile(join(home, 'core/a.ts'), 'export const a = 1\n')
  await writeFile(
    join(home, 'scripts/build.mjs'),
    `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
     import { buildHash } from './inputs.mjs'
     appendFileSync('builds.txt', 'x')
     mkdirSync('dist', { recursive: true })
     writeFileSync('dist/build.json', JSON.stringify({ hash: buildHash() }))
     console.log('the build speaks')`,
  )
})

afterEach(() => rm(home, { recursive: true, force: true }))

interface Outcome {
  code: number | null
  out: string
  err: string
}

function ensure(env: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, ['scripts/ensure.mjs'], { cwd: home, env: { ...process.env, ...env } })
  const outcome: Outcome = { code: null, out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (outcome.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (outcome.err += text))
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...outcome, code })))
}
const builds = async (): Promise<number> => (await readFile(join(home, 'builds.txt'), 'utf8')).length

describe('ensure', () => {
  test('a fresh checkout is installed and built, speaking on stderr only', async () => {
    const { code, out, err } = await ensure()
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).toContain('the build speaks')
    expect(existsSync(join(home, 'node_modules/tool/package.json'))).toBe(true)
    expect(await builds()).toBe(1)
  })

  test('a second start does nothing and says nothing', async () => {
    await ensure()
    expect(await ensure()).toEqual({ code: 0, out: '', err: '' })
    expect(await builds()).toBe(1)
  })

  test('production settings of the person do not leave out the build tools', async () => {
    await ensure({ NODE_ENV: 'production', npm_config_omit: 'dev', npm_config_ignore_scripts: 'true' })
    expect(existsSync(join(home, 'node_modules/tool/package.json'))).toBe(true)
  })

  test('a changed source is built again; the packages are left alone', async () => {
    await ensure()
    await writeFile(join(home, 'core/a.ts'), 'export const a = 2\n')
    const { err } = await ensure()
    expect(await builds()).toBe(2)
    expect(err).not.toContain('installing')
  })

  test('a changed list of packages is installed again', async () => {
    await ensure()
    await json('tool/package.json', { ...devPackage, version: '2.0.0' })
    await json('package-lock.json', lock('2.0.0'))
    expect((await ensure()).err).toContain('installing')
  })

  test('an interrupted installation is repeated', async () => {
    await ensure()
    // npm and we both write our records last.
    await rm(join(home, 'node_modules/.songngu.json'))
    await rm(join(home, 'node_modules/.package-lock.json'))
    expect((await ensure()).err).toContain('installing')
  })

  test('what somebody has installed with npm is not installed again', async () => {
    await ensure()
    await rm(join(home, 'node_modules/.songngu.json'))
    expect(await ensure()).toEqual({ code: 0, out: '', err: '' })
  })

  test('another Node or platform is installed for again, because of native modules', async () => {
    await ensure()
    const stamp = JSON.parse(await readFile(join(home, 'node_modules/.songngu.json'), 'utf8'))
    await json('node_modules/.songngu.json', { ...stamp, platform: '18 linux x64' })
    expect((await ensure()).err).toContain('installing')
  })

  test('two starts at once install and build once', async () => {
    const outcomes = await Promise.all([ensure(), ensure(), ensure()])
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await builds()).toBe(1)
    expect(existsSync(join(home, '.cache/ensure.lock'))).toBe(false)
  })

  test('the lock of a dead start is taken over', async () => {
    await mkdir(join(home, '.cache'))
    const { hostname } = await import('node:os')
    const dead = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => dead.on('exit', resolve))
    await json('.cache/ensure.lock', { pid: dead.pid, host: hostname(), at: 0 })
    expect((await ensure()).code).toBe(0)
    expect(await builds()).toBe(1)
  })

  test('a failing build fails the start and is tried again next time', async () => {
    await writeFile(join(home, 'scripts/build.mjs'), `console.error('no luck'); process.exit(3)`)
    const { code, err } = await ensure()
    expect(code).toBe(1)
    expect(err).toContain('no luck')
    expect((await ensure()).code).toBe(1)
  })
})
