import type { ExportInput } from '../filter.ts'
import { regionalTag } from '../languages.ts'
import { statusColours, statusSymbols, type Row } from '../rows.ts'
import type { RunMark } from '../runs.ts'
import { escapeXml } from '../xml.ts'
import { colours, symbolFont } from './styles.ts'
import { paragraphXml, runsXml, runXml } from './text.ts'

/** Twips; together the width between the margins of landscape A4. */
export const columnWidths = [620, 5620, 5620, 1398, 1880] as const

/** Bookmark of a row's number: survives editing in Word, and leads to the row in our custom part. */
export function rowBookmark(n: number): string {
  return `_sn${n}`
}

function cell(column: number, content: string, properties = ''): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${columnWidths[column]}" w:type="dxa"/>${properties}</w:tcPr>${content}</w:tc>`
}

const fill = (value: string): string => `<w:shd w:val="clear" w:color="auto" w:fill="${value}"/>`

/** Under the last row of a paragraph the rule is darker, so that paragraphs stand apart. */
const paragraphRule = `<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="${colours.line}"/></w:tcBorders>`

function headRow({ labels }: ExportInput): string {
  const lang = regionalTag(labels.lang)
  const names = [labels.number, labels.sourceLanguage, labels.targetLanguage, labels.status, labels.comments]
  const edge = `<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${colours.accent}"/></w:tcBorders>`
  const cells = names.map((name, column) =>
    cell(
      column,
      paragraphXml('ColumnHead', runXml(name, { lang })),
      `${edge}${fill(colours.headFill)}<w:vAlign w:val="center"/>`,
    ),
  )
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`
}

/** Writes the rows of one document; holds what is the same in all of them. */
class RowWriter {
  private readonly sourceLang: string
  private readonly targetLang: string
  private readonly labelLang: string
  private readonly input: ExportInput

  constructor(input: ExportInput) {
    this.input = input
    this.sourceLang = regionalTag(input.sourceLang)
    this.targetLang = regionalTag(input.targetLang)
    this.labelLang = regionalTag(input.labels.lang)
  }

  /** `end`: the last row of the table, under which the table has a rule of its own. */
  row(row: Row, end: boolean): string {
    const rule = row.last && !end ? paragraphRule : ''
    const style = row.heading ? 'Heading' : row.credit ? 'Credit' : 'Text'
    const base: RunMark[] = row.heading ? ['strong'] : row.credit ? ['em'] : []
    return (
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(0, this.number(row.segment.n), rule)}` +
      cell(1, paragraphXml(style, runsXml(row.source, this.sourceLang, base)), rule) +
      (row.untranslated
        ? cell(2, this.missing(), `${rule}${fill(colours.missingFill)}`)
        : cell(2, paragraphXml(style, runsXml(row.target, this.targetLang, base)), rule)) +
      `${cell(3, this.status(row), rule)}${cell(4, paragraphXml('Comment', ''), rule)}</w:tr>`
    )
  }

  private number(n: number): string {
    return paragraphXml(
      'RowNumber',
      `<w:bookmarkStart w:id="${n}" w:name="${rowBookmark(n)}"/>${runXml(String(n), { lang: this.labelLang })}<w:bookmarkEnd w:id="${n}"/>`,
    )
  }

  private missing(): string {
    const text = `[${this.input.labels.untranslated.toLocaleLowerCase(this.input.labels.lang)}]`
    return paragraphXml('Missing', runXml(text, { lang: this.labelLang, marks: ['em'] }))
  }

  private status({ segment }: Row): string {
    const { labels } = this.input
    const lang = this.labelLang
    const colour = `<w:color w:val="${statusColours[segment.status]}"/>`
    const shape = `<w:r><w:rPr>${symbolFont}${colour}<w:lang w:val="${lang}"/></w:rPr><w:t xml:space="preserve">${statusSymbols[segment.status]}</w:t></w:r>`
    const name = runXml(`\u00A0${labels.statusNames[segment.status]}`, { lang, before: colour })
    return (
      paragraphXml('Status', shape + name) +
      (segment.locked
        ? paragraphXml('Status', runXml(labels.locked, { lang, before: `<w:color w:val="${colours.soft}"/>` }))
        : '')
    )
  }
}

export function tableXml(input: ExportInput, rows: readonly Row[]): string {
  const writer = new RowWriter(input)
  const width = columnWidths.reduce((sum, column) => sum + column, 0)
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="Bilingual"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="0020"/><w:tblCaption w:val="${escapeXml(input.title)}"/></w:tblPr>` +
    `<w:tblGrid>${columnWidths.map((column) => `<w:gridCol w:w="${column}"/>`).join('')}</w:tblGrid>` +
    `${headRow(input)}${rows.map((row, index) => writer.row(row, index === rows.length - 1)).join('')}</w:tbl>`
  )
}
