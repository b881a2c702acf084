import type { ExportInput, ExportThread } from '../filter.ts'
import { regionalTag } from '../languages.ts'
import { statusColours, statusSymbols, type Row } from '../rows.ts'
import { runsOf, type RunMark } from '../runs.ts'
import { escapeXml } from '../xml.ts'
import { colours, symbolFont } from './styles.ts'
import type { CommentBook } from './comments.ts'
import { wordDate } from './comments.ts'
import { markedXml, type TrackedHunk } from './marks.ts'
import { paragraphXml, runXml } from './text.ts'

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

/** "Mai: “held” – please check", then its answers. */
function threadLines({ quote, resolved, comments }: ExportThread, resolvedLabel: string): string[] {
  return comments.map(({ author, text }, at) => {
    const about = at === 0 && quote !== '' ? `“${quote}” – ` : ''
    const done = at === 0 && resolved ? ` [${resolvedLabel}]` : ''
    return `${at === 0 ? '' : '↳ '}${author}: ${about}${text}${done}`
  })
}

/** Writes the rows of one document; holds what is the same in all of them. */
class RowWriter {
  private readonly sourceLang: string
  private readonly targetLang: string
  private readonly labelLang: string
  private readonly input: ExportInput
  private readonly book: CommentBook
  /** Bookmarks have the rows' numbers; revisions go on after them. */
  private revision = 1_000_000

  constructor(input: ExportInput, book: CommentBook) {
    this.input = input
    this.book = book
    this.sourceLang = regionalTag(input.sourceLang)
    this.targetLang = regionalTag(input.targetLang)
    this.labelLang = regionalTag(input.labels.lang)
  }

  /** `end`: the last row of the table, under which the table has a rule of its own. */
  row(row: Row, end: boolean): string {
    const rule = row.last && !end ? paragraphRule : ''
    const style = row.heading ? 'Heading' : row.credit ? 'Credit' : 'Text'
    const base: RunMark[] = row.heading ? ['strong'] : row.credit ? ['em'] : []
    const source = this.side(row, 'source', base)
    const target = row.untranslated ? this.missing(row) : paragraphXml(style, this.side(row, 'target', base))
    const targetFill = row.untranslated ? `${rule}${fill(colours.missingFill)}` : rule
    return (
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(0, this.number(row), rule)}` +
      cell(1, paragraphXml(style, source), rule) +
      cell(2, target, targetFill) +
      `${cell(3, this.status(row), rule)}${cell(4, this.comments(row), rule)}</w:tr>`
    )
  }

  /** A side with its comments, and the target with its suggestions. */
  private side(row: Row, side: 'source' | 'target', base: readonly RunMark[]): string {
    const threads = (row.segment.threads ?? []).filter((thread) => thread.side === side)
    return markedXml(
      {
        runs: row[side],
        lang: side === 'source' ? this.sourceLang : this.targetLang,
        base,
        marks: this.book.marks(threads),
        hunks: side === 'target' ? this.hunks(row) : [],
      },
      ({ author, at }, id) => `w:id="${id}" w:author="${escapeXml(author)}" w:date="${wordDate(at)}"`,
    )
  }

  /** Suggested changes in order; of two that meet, the earlier suggestion's. */
  private hunks({ segment }: Row): (TrackedHunk & { id: number; insertId: number })[] {
    const taken: (TrackedHunk & { id: number; insertId: number })[] = []
    for (const { author, at, hunks } of segment.suggestions ?? []) {
      for (const { from, to, inserted } of hunks) {
        if (taken.some((other) => from <= other.to && other.from <= to)) continue
        this.revision += 2
        taken.push({ from, to, author, at, inserted: runsOf(inserted), id: this.revision, insertId: this.revision + 1 })
      }
    }
    return taken.sort((a, b) => a.from - b.from)
  }

  /** Comments on the segment as a whole, or on words that are gone, hang on its number. */
  private number({ segment, untranslated }: Row): string {
    const { n } = segment
    const whole = (segment.threads ?? []).filter(
      ({ side, span }) => !side || !span || (side === 'target' && untranslated),
    )
    const marks = whole.map((thread) => this.book.add(thread))
    return paragraphXml(
      'RowNumber',
      marks.map(({ start }) => start).join('') +
        `<w:bookmarkStart w:id="${n}" w:name="${rowBookmark(n)}"/>${runXml(String(n), { lang: this.labelLang })}<w:bookmarkEnd w:id="${n}"/>` +
        marks.map(({ end }) => end).join(''),
    )
  }

  /** A target without text; what is suggested for it stands behind. */
  private missing(row: Row): string {
    const text = `[${this.input.labels.untranslated.toLocaleLowerCase(this.input.labels.lang)}]`
    const suggested = this.side({ ...row, target: [], segment: { ...row.segment, threads: [] } }, 'target', [])
    return paragraphXml('Missing', runXml(text, { lang: this.labelLang, marks: ['em'] }) + suggested)
  }

  /** The column says in plain text what Word's comments say, for readers that show none. */
  private comments({ segment }: Row): string {
    const lang = this.labelLang
    const paragraphs = (segment.threads ?? []).flatMap((thread) => threadLines(thread, this.input.labels.resolved))
    if (paragraphs.length === 0) return paragraphXml('Comment', '')
    return paragraphs.map((text) => paragraphXml('Comment', runXml(text, { lang }))).join('')
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

export function tableXml(input: ExportInput, rows: readonly Row[], book: CommentBook): string {
  const writer = new RowWriter(input, book)
  const width = columnWidths.reduce((sum, column) => sum + column, 0)
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="Bilingual"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="0020"/><w:tblCaption w:val="${escapeXml(input.title)}"/></w:tblPr>` +
    `<w:tblGrid>${columnWidths.map((column) => `<w:gridCol w:w="${column}"/>`).join('')}</w:tblGrid>` +
    `${headRow(input)}${rows.map((row, index) => writer.row(row, index === rows.length - 1)).join('')}</w:tbl>`
  )
}
