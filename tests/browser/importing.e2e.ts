import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { founding, rows, target } from '../builders/browser-workbench.ts'

/** A document is called by its first heading. */
const HEADLINE = 'Tạo chuyển biến mới về trách nhiệm nêu gương trong thực hiện Chỉ thị 05'
const suite = browserSuite()
let page: Page
let project: string

beforeAll(async () => {
  ;({ page } = await suite.visit({ lang: 'en' }))
  await page.goto('/')
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Project name').fill('Báo Nghệ An')
  await page.getByRole('button', { name: 'Create project' }).click()
  await page.getByRole('button', { name: 'Add documents' }).waitFor()
  project = new URL(page.url()).pathname.split('/').at(-1) ?? ''
})

const documentsThere = async (): Promise<string[]> =>
  (await suite.server.call('listDocuments', { params: { project } })).documents.map(({ title }) => title)
const link = (title: string) => page.getByRole('link', { name: title, exact: true })

async function choose(name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add documents' }).click()
  await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer })
}

/** Drops files on the page, as from the desktop. */
async function drop(name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], fileName, { type: 'text/plain' }))
      return transfer
    },
    [name, text] as const,
  )
  const zone = page.getByRole('region', { name: 'Add documents' })
  for (const type of ['dragenter', 'dragover', 'drop']) await zone.dispatchEvent(type, { dataTransfer: data })
}

beforeEach(async () => {
  await page.goto(`/projects/${project}`)
  await page.getByRole('button', { name: 'Add documents' }).waitFor()
})

describe('importing', () => {
  test('a chosen file becomes a document: the founding article has its 31 segments', async () => {
    await choose('bai-bao.txt', await founding())
    await link(HEADLINE).click()
    await target(page, 31).waitFor()
    const document = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const there = await rows(suite.server, document)
    expect(there).toHaveLength(31)
    expect(there[0]?.source).toBe(HEADLINE)
    expect(there[3]?.source).toBe('Ảnh: Phương Thúy')
  })

  test('a dropped file becomes a document', async () => {
    await drop('tha-vao.txt', 'Câu thứ nhất. Câu thứ hai.\r\n\r\nĐoạn khác.\r\n')
    await link('tha-vao').waitFor()
    expect(await documentsThere()).toContain('tha-vao')
  })

  test('pasted text becomes a document, in one form of Unicode', async () => {
    await page.getByRole('button', { name: 'Paste text' }).click()
    await page.getByLabel('Title').fill('Tin dán')
    await page.getByLabel('Vietnamese text').fill('Đảng bộ tỉnh có 4.725 đảng viên.'.normalize('NFD'))
    await page.getByRole('button', { name: 'Import text' }).click()
    await link('Tin dán').click()
    await target(page, 1).waitFor()
    const document = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    expect((await rows(suite.server, document))[0]?.source).toBe('Đảng bộ tỉnh có 4.725 đảng viên.')
  })

  test.each([
    ['trong.txt', Buffer.from('  \n \n'), 'contains no text'],
    ['anh.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0, 1, 2, 3]), 'Files of this kind'],
    ['nul.txt', Buffer.from('Đảng bộ\0\0\0 tỉnh có 61 tổ chức.'), 'not a text file'],
    // "Đảng bộ tỉnh" and more, in TCVN3.
    [
      'cu.txt',
      Buffer.from(
        'a7b6 6e67 2062 e9 2074 d86e 6820 4e67 d6 20416e 2074 e6 2063 68 f8 63 2068 e9 69 206e 67 68 de 2c 20 ae b6 6e 67 20 76 69 aa 6e'.replaceAll(
          ' ',
          '',
        ),
        'hex',
      ),
      'TCVN3',
    ],
  ])('%s is refused with words, and leaves nothing behind', async (name, bytes, words) => {
    const before = await documentsThere()
    await choose(name, bytes)
    await page.getByText(words).waitFor()
    expect(await documentsThere()).toEqual(before)
    await page.getByRole('button', { name: 'Dismiss' }).first().click()
    await page.getByText(words).waitFor({ state: 'detached' })
  })

  test('a large import shows how far it is and can be cancelled', async () => {
    const before = await documentsThere()
    const line = 'Đảng bộ Khối Các cơ quan tỉnh hiện có 61 tổ chức cơ sở đảng. Tổng số 4.725 đảng viên.\n'
    await choose('lon.txt', Buffer.from(line.repeat(40_000)))
    await page.getByRole('progressbar', { name: 'Importing lon' }).waitFor()
    await page.getByRole('button', { name: 'Cancel import of lon' }).click()
    await page.getByRole('progressbar', { name: 'Importing lon' }).waitFor({ state: 'detached' })
    await until('the cancelled import is gone', async () => {
      const { jobs } = await suite.server.call('listDocuments', { params: { project } })
      return jobs.every(({ state }) => state !== 'running' && state !== 'queued')
    })
    expect(await documentsThere()).toEqual(before)
  })
})
