import { describe, expect, it } from '@jest/globals'
import { CheckEngine } from '../../../client/checks/engine.ts'
import type { Finding } from '../../../core/checks/check.ts'
import { defaultStyle } from '../../../core/language/meaning/style.ts'
import type { Inline } from '../../../core/model/inline.ts'
import { pairTags, plainSide } from '../../../core/model/plain.ts'
import { TermIndexes } from '../../../server/jobs/term-index.ts'
import { sideTexts } from '../../../server/sides.ts'

const text = (words: string): unknown => ({ type: 'text', text: words })
const tag = (kind: string, ref: string, label = `[${ref}]`): unknown => ({ type: 'tag', attrs: { kind, ref, label } })

/** What the server's checks find in a segment of these sides. */
async function onServer(source: Inline, target: Inline): Promise<Finding[]> {
  const worker = new TermIndexes()
  await worker.load('none', [], false)
  const part = { run: 'r', document: 'd', from: 0, style: defaultStyle, last: true }
  const found = await worker.check('none', { ...part, texts: [sideTexts({ source, target })] })
  await worker.close()
  return found?.[0] ?? []
}

/** And what the browser's find, which get the row as the feed makes it. */
function inBrowser(source: Inline, target: Inline): readonly Finding[] {
  const [from, to] = [plainSide('source', source), plainSide('target', target)]
  const tags = pairTags(from, to)
  const engine = new CheckEngine()
  engine.accept({ type: 'order', ids: ['s'] })
  const row = { id: 's', source: from.text, target: to.text, hits: [], ...(tags && { tags }) }
  engine.accept({ type: 'rows', urgent: false, rows: [row] })
  return engine.next()?.findings ?? []
}

async function found(source: Inline, target: Inline): Promise<Finding[]> {
  const findings = await onServer(source, target)
  expect(inBrowser(source, target)).toEqual(findings)
  return findings
}

const short = ({ check, severity, params }: Finding): unknown => [check, severity, params.source, params.target]

describe('tags beside the text', () => {
  const note = tag('footnote', '1')
  const source = [text('Hội nghị'), note, text(' khai mạc.')]

  it('on both sides are right wherever they stand', async () => {
    expect(await found(source, [text('The conference opened.'), note])).toEqual([])
  })

  it('missing or surplus are critical, and shown at the word they stand after', async () => {
    const [missing] = await found(source, 'The conference opened.')
    expect(short(missing as Finding)).toEqual(['tag-mismatch', 'critical', '[1]', '–'])
    expect(missing?.source).toEqual([{ start: 4, end: 8 }])
    const twice = await found(source, [text('The conference'), note, text(' opened.'), note])
    expect(twice.map(short)).toEqual([['tag-mismatch', 'critical', '–', '[1]']])
    expect(twice[0]?.target).toEqual([{ start: 15, end: 21 }])
  })

  it('with another ref are one missing and one surplus', async () => {
    const findings = await found(source, [text('The conference opened.'), tag('footnote', '2')])
    expect(findings.map(short)).toEqual([
      ['tag-mismatch', 'critical', '[1]', '–'],
      ['tag-mismatch', 'critical', '–', '[2]'],
    ])
  })

  it('of one kind in another order are a smaller fault; of different kinds none', async () => {
    const second = tag('footnote', '2')
    const three = [text('Xã'), note, text(' và huyện'), second, text(' họp.')]
    const moved = await found(three, [text('Commune'), second, text(' and district'), note, text(' met.')])
    expect(moved.map(({ check, severity }) => [check, severity])).toEqual([['tag-order', 'minor']])
    const picture = tag('image', '9')
    const mixed = [text('Xã'), note, text(' và huyện'), picture, text(' họp.')]
    expect(await found(mixed, [text('Commune'), picture, text(' and district'), note, text(' met.')])).toEqual([])
  })

  it('that close a span before it opens are badly nested; whole spans may change places', async () => {
    const [open, close] = [tag('sc', 'a'), tag('ec', 'a')]
    const [open2, close2] = [tag('sc', 'b'), tag('ec', 'b')]
    const bold = [open, text('Tin'), close, text(' '), open2, text('nóng'), close2, text('.')]
    const swapped = [open2, text('Hot'), close2, text(' '), open, text('news'), close, text('.')]
    expect(await found(bold, swapped)).toEqual([])
    const crossed = [close, text('Hot'), open, text(' '), open2, text('news'), close2, text('.')]
    expect((await found(bold, crossed)).map(({ check, severity }) => [check, severity])).toEqual([
      ['tag-order', 'major'],
    ])
  })

  it('part what stands around them: no double space, no missing space', async () => {
    const line = tag('br', '1')
    expect(await found([text('Họp '), line, text(' tổ.')], [text('Group '), line, text(' meeting.')])).toEqual([])
    expect(
      await found([text('Xong.'), line, text('Sau đó họp.')], [text('Done.'), line, text('Then a meeting.')]),
    ).toEqual([])
    expect((await found('Xong. Sau đó họp.', 'Done.Then a meeting.')).map(({ check }) => check)).toEqual([
      'space-after-punct',
    ])
  })

  it('that end a line part the words on both sides of it', async () => {
    const line = tag('br', '1')
    const source = [text('Hai'), line, text('hộ nghèo. Xã'), line, text('có 12'), line, text('xóm.')]
    const target = [
      text('Two'),
      line,
      text('poor households. There are 12'),
      line,
      text('hamlets in the'),
      line,
      text('commune.'),
    ]
    expect(await found(source, target)).toEqual([])
    const wrong = [
      text('Two'),
      line,
      text('poor households. There are 21'),
      line,
      text('hamlets in the'),
      line,
      text('commune.'),
    ]
    const [number] = await found(source, wrong)
    expect([number?.check, number?.source, number?.target]).toEqual([
      'number',
      [{ start: 18, end: 20 }],
      [{ start: 30, end: 32 }],
    ])
  })

  it('that can be seen stand between a space and a mark; the ends of a span do not', async () => {
    const parted = [text('See '), note, text(', then go.')]
    expect(await found([text('Xem '), note, text(', rồi đi.')], parted)).toEqual([])
    const bold = [tag('sc', 'a'), text('See '), tag('ec', 'a'), text(', then go.')]
    const [space] = await found([tag('sc', 'a'), text('Xem'), tag('ec', 'a'), text(', rồi đi.')], bold)
    expect([space?.check, space?.fix]).toEqual(['space-before-punct', { start: 3, end: 4, text: '' }])
  })

  it('have places in the text as given, whatever its normal form', async () => {
    const decomposed = 'Lê Thị Hoà'.normalize('NFD')
    const [missing] = (await onServer([text(decomposed), note, text(' đến.')], 'Le Thi Hoa came.')).filter(
      ({ check }) => check === 'tag-mismatch',
    )
    expect(missing?.source.map(({ start, end }) => decomposed.slice(start, end))).toEqual(['Hoà'.normalize('NFD')])
  })
})
