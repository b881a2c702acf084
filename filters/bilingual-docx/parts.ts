import { crc32 } from 'node:zlib'
import { inlineText, type Inline } from '../../core/model/inline.ts'
import type { ExportInput } from '../filter.ts'
import { regionalTag } from '../languages.ts'
import type { Row } from '../rows.ts'
import { escapeXml } from '../xml.ts'
import type { CommentBook } from './comments.ts'
import { relNamespace, rowsNamespace, wordNamespace, xmlHead } from './names.ts'
import { textFont } from './styles.ts'
import { tableXml } from './table.ts'
import { paragraphXml, runXml } from './text.ts'

const namespaces = `xmlns:w="${wordNamespace}" xmlns:r="${relNamespace}"`

export function documentXml(input: ExportInput, rows: readonly Row[], book: CommentBook): string {
  const { labels } = input
  const lang = regionalTag(labels.lang)
  const pair = `${labels.sourceLanguage} → ${labels.targetLanguage}`
  // Comments on the document hang on its title.
  const whole = (input.threads ?? []).map((thread) => book.add(thread))
  const about = { start: whole.map(({ start }) => start).join(''), end: whole.map(({ end }) => end).join('') }
  return (
    `${xmlHead}<w:document ${namespaces}><w:body>` +
    paragraphXml('Title', about.start + runXml(input.title, { lang: regionalTag(input.sourceLang) }) + about.end) +
    paragraphXml('Subtitle', runXml(`${pair} · ${labels.summary}`, { lang })) +
    tableXml(input, rows, book) +
    // Word wants a paragraph after a table; this one takes no room.
    paragraphXml('End', '') +
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>' +
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' +
    '<w:pgMar w:top="1020" w:right="850" w:bottom="1020" w:left="850" w:header="567" w:footer="510" w:gutter="0"/>' +
    '</w:sectPr></w:body></w:document>'
  )
}

/** Title left, "Page n / N" right, both counted by the program that shows the file. */
export function footerXml(input: ExportInput): string {
  const lang = regionalTag(input.labels.lang)
  const field = (name: string): string => `<w:fldSimple w:instr=" ${name} ">${runXml('1', { lang })}</w:fldSimple>`
  const content =
    runXml(`${input.title}\t${input.labels.page} `, { lang }) +
    field('PAGE') +
    runXml(' / ', { lang }) +
    field('NUMPAGES')
  return `${xmlHead}<w:ftr ${namespaces}>${paragraphXml('Footer', content)}</w:ftr>`
}

export function settingsXml(input: ExportInput): string {
  return (
    `${xmlHead}<w:settings ${namespaces}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>` +
    // Mode 15: Word opens the file as its own, not in compatibility mode.
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    `<w:themeFontLang w:val="${regionalTag(input.sourceLang)}"/></w:settings>`
  )
}

export function fontTableXml(): string {
  const font = (name: string, family: string): string =>
    `<w:font w:name="${name}"><w:charset w:val="00"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`
  return `${xmlHead}<w:fonts ${namespaces}>${font(textFont, 'roman')}${font('Segoe UI Symbol', 'swiss')}</w:fonts>`
}

export function coreXml(input: ExportInput): string {
  const at = new Date(input.exportedAt).toISOString().replace(/\.\d+Z$/, 'Z')
  return (
    `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(input.title)}</dc:title><dc:subject>${escapeXml(input.labels.summary)}</dc:subject>` +
    `<dc:creator>Song ngữ</dc:creator><dc:identifier>${escapeXml(input.exportId)}</dc:identifier>` +
    `<dc:language>${regionalTag(input.sourceLang)}</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`
  )
}

export function appXml(): string {
  return `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Song ngữ</Application></Properties>`
}

/** CRC-32 of the text in NFC and its length: tells on re-import whether a side was touched. */
export function textHash(inline: Inline): string {
  const text = inlineText(inline).normalize('NFC')
  return `${crc32(text).toString(16).padStart(8, '0')}-${text.length}`
}

/** Our own part: which document, export and segments the rows came from. `n` is the number in the row's bookmark. */
export function rowsXml(input: ExportInput, rows: readonly Row[]): string {
  const items = rows.map(
    ({ segment }) =>
      `<row n="${segment.n}" id="${escapeXml(segment.id)}" status="${segment.status}"${segment.locked ? ' locked="true"' : ''} ` +
      `source="${textHash(segment.source)}" target="${textHash(segment.target)}"/>`,
  )
  return (
    `${xmlHead}<export xmlns="${rowsNamespace}" document="${escapeXml(input.documentId)}" export="${escapeXml(input.exportId)}" ` +
    `sourceLang="${escapeXml(input.sourceLang)}" targetLang="${escapeXml(input.targetLang)}" at="${input.exportedAt}">${items.join('')}</export>`
  )
}

export function rowsPropertiesXml(): string {
  return (
    `${xmlHead}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ` +
    `ds:itemID="{7A6B1C52-8E0D-4F5B-9C3A-50A6E0C1A5D1}"><ds:schemaRefs><ds:schemaRef ds:uri="${rowsNamespace}"/></ds:schemaRefs></ds:datastoreItem>`
  )
}
