import type { CDPSession, Page } from 'playwright-core'

/**
 * Vietnamese typing as input methods really do it, over the DevTools protocol.
 * Telex with composition: Windows' own, ibus, macOS. Backspace and text: UniKey,
 * OpenKey, EVKey, which know no composition and repair what the program shows.
 */

const TONES: Record<string, string> = { '\u0300': 'f', '\u0301': 's', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' }
/** Breve, circumflex and horn come from a second key. */
const SHAPES = /[\u0302\u0306\u031b]/

/** What stands on the screen after each key of a syllable typed in Telex: "việt" → v, vi, vie, viê, viêt, việt. */
export function telexStages(syllable: string): string[] {
  const stages: string[] = []
  let shown = ''
  const toneless = [...syllable.normalize('NFD')].filter((c) => !(c in TONES)).join('')
  for (const letter of toneless.normalize('NFC')) {
    const parts = letter.normalize('NFD')
    const plain = letter === 'đ' ? 'd' : letter === 'Đ' ? 'D' : (parts[0] ?? '')
    if (plain !== letter && (SHAPES.test(parts) || plain.toLowerCase() === 'd')) stages.push(shown + plain)
    shown += letter
    stages.push(shown)
  }
  if (shown !== syllable) stages.push(syllable)
  return stages
}

export interface TypingOptions {
  /** Called with the syllable's index when its next-to-last stage stands on the screen: in the middle of the syllable. */
  midway?: (index: number) => Promise<void>
  /** Called whenever a stage stands on the screen that UniKey has typed. */
  each?: () => Promise<void>
}

/** Types syllables with composition events, a space after each but the last. */
export async function telex(page: Page, syllables: readonly string[], options: TypingOptions = {}): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  for (const [index, syllable] of syllables.entries()) {
    const stages = telexStages(syllable)
    for (const [at, stage] of stages.entries()) {
      if (at === stages.length - 1) await options.midway?.(index)
      await process229(cdp)
      await cdp.send('Input.imeSetComposition', {
        text: stage,
        selectionStart: stage.length,
        selectionEnd: stage.length,
      })
    }
    await cdp.send('Input.insertText', { text: syllable })
    if (index < syllables.length - 1) await page.keyboard.press('Space')
  }
  await cdp.detach()
}

/** What a page sees of a key an input method has taken. */
async function process229(cdp: CDPSession): Promise<void> {
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 })
}

/** Types syllables as UniKey does: plain keys, and where a letter changes Backspaces and the repaired end as text. */
export async function unikey(page: Page, syllables: readonly string[], options: TypingOptions = {}): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  for (const [index, syllable] of syllables.entries()) {
    let shown = ''
    const stages = telexStages(syllable)
    for (const [at, stage] of stages.entries()) {
      let same = 0
      while (same < shown.length && shown[same] === stage[same]) same++
      for (let n = shown.length; n > same; n--) await page.keyboard.press('Backspace')
      // The worst moment: the old letters are gone, the new ones not yet there.
      if (at === stages.length - 1) await options.midway?.(index)
      const end = stage.slice(same)
      if (same === shown.length && /^[a-z]$/i.test(end)) await page.keyboard.press(end)
      else await cdp.send('Input.insertText', { text: end })
      await options.each?.()
      shown = stage
    }
    if (index < syllables.length - 1) await page.keyboard.press('Space')
  }
  await cdp.detach()
}

/** How many compositions an input method begins while something is typed. */
export async function compositionsIn(page: Page, typing: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const { dataset } = document.documentElement
    dataset.compositions = '0'
    const count = (): void => void (dataset.compositions = String(Number(dataset.compositions) + 1))
    document.addEventListener('compositionstart', count, true)
  })
  await typing()
  return page.evaluate(() => Number(document.documentElement.dataset.compositions))
}
