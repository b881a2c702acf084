import { beforeAll, describe, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { aDocument, expectTarget, openDocument, saved, shown, target } from '../builders/browser-workbench.ts'

const SECOND = 1000
const suite = browserSuite()
let document: string
let ana: Page
let binh: Page

beforeAll(async () => {
  document = await aDocument(suite.server, 'Câu một.\nCâu hai.\nCâu ba.\nCâu bốn.\nCâu năm.\n')
  ana = (await suite.visit({ lang: 'en' })).page
  binh = (await suite.visit({ lang: 'en' })).page
  await openDocument(ana, document)
  await openDocument(binh, document)
})

describe('two browsers on one document', () => {
  test('what one types the other sees within a second of its being saved', async () => {
    await target(ana, 1).click()
    await ana.keyboard.type('Sentence one.')
    await saved(ana)
    await until('the other browser shows it', async () => (await shown(binh, 1)) === 'Sentence one.', SECOND)
  })

  test('each sees within a second where the other is', async () => {
    await target(ana, 2).click()
    await binh.getByRole('button', { name: /^Also here/ }).waitFor({ timeout: SECOND })
  })

  test('both type into one segment at once and every letter stays', async () => {
    await target(ana, 3).click()
    await ana.keyboard.type('begin end')
    await expectTarget(ana, suite.server, document, 3, 'begin end')
    await until('both show it', async () => (await shown(binh, 3)) === 'begin end')
    await target(binh, 3).click()
    await ana.keyboard.press('Control+End')
    await binh.keyboard.press('Control+Home')
    const late = ' and more from Ana, letter by letter'
    const early = 'Bình writes in front: '
    await Promise.all([ana.keyboard.type(late), binh.keyboard.type(early)])
    const whole = `${early}begin end${late}`
    await expectTarget(ana, suite.server, document, 3, whole)
    await expectTarget(binh, suite.server, document, 3, whole)
  })

  test('undo takes back one’s own typing only', async () => {
    await target(ana, 4).click()
    await ana.keyboard.type('Mine')
    await saved(ana)
    await until('the other browser shows it', async () => (await shown(binh, 4)) === 'Mine')
    await target(binh, 4).click()
    await binh.keyboard.press('Control+End')
    await binh.keyboard.type(' and yours')
    await saved(binh)
    await until('it came back', async () => (await shown(ana, 4)) === 'Mine and yours')
    await ana.keyboard.press('Control+z')
    await expectTarget(ana, suite.server, document, 4, ' and yours')
  })

  test('a confirmed segment shows as confirmed in the other browser, and typing there makes it a draft in both', async () => {
    await target(ana, 5).click()
    await ana.keyboard.type('Sentence five.')
    await ana.keyboard.press('Control+Shift+Enter')
    await binh.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'To review 1' }).waitFor()
    await target(binh, 5).click()
    await binh.keyboard.press('Control+End')
    await binh.keyboard.type('!')
    await until('draft again', async () => {
      const all = await suite.server.call('getDocument', { params: { document } })
      return all.progress.confirmed.segments === 0
    })
    await expectTarget(ana, suite.server, document, 5, 'Sentence five.!')
  })
})
