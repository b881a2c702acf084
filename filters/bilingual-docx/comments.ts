import type { ExportThread } from '../filter.ts'
import { escapeXml } from '../xml.ts'
import { wordNamespace, xmlHead } from './names.ts'
import type { Mark } from './marks.ts'
import { runXml } from './text.ts'

/** Word 2010 and 2012 name paragraphs and say which comment answers which (MS-DOCX §2.5.1, §2.6.1). */
const w14 = 'http://schemas.microsoft.com/office/word/2010/wordml'
const w15 = 'http://schemas.microsoft.com/office/word/2012/wordml'
const mc = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/** As w:date wants it. */
export const wordDate = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .slice(0, 9)

/** The comments of one document: numbers them, marks their words, and writes their parts. */
export class CommentBook {
  private readonly comments: string[] = []
  private readonly threads: string[] = []

  private readonly lang: string

  constructor(lang: string) {
    this.lang = lang
  }

  get empty(): boolean {
    return this.comments.length === 0
  }

  /** What stands before and after the words of a thread; every answer is about the same words. */
  add(thread: ExportThread): { start: string; end: string } {
    let [start, end] = ['', '']
    let first = ''
    for (const { author, at, text } of thread.comments) {
      const id = this.comments.length
      // Below 0x80000000, and never 0 (MS-DOCX §2.5.1.7).
      const paragraph = (id + 1).toString(16).toUpperCase().padStart(8, '0')
      const parent = first === '' ? '' : ` w15:paraIdParent="${first}"`
      if (first === '') first = paragraph
      this.comments.push(
        `<w:comment w:id="${id}" w:author="${escapeXml(author)}" w:date="${wordDate(at)}" w:initials="${escapeXml(initialsOf(author))}">` +
          `<w:p w14:paraId="${paragraph}"><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>${runXml(text, { lang: this.lang })}</w:p></w:comment>`,
      )
      this.threads.push(`<w15:commentEx w15:paraId="${paragraph}"${parent} w15:done="${thread.resolved ? '1' : '0'}"/>`)
      start += `<w:commentRangeStart w:id="${id}"/>`
      end += `<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`
    }
    return { start, end }
  }

  /** Marks for threads about words of a side. */
  marks(threads: readonly ExportThread[]): Mark[] {
    return threads.flatMap((thread): Mark[] => {
      if (!thread.span) return []
      const { start, end } = this.add(thread)
      return [
        { at: thread.span.from, xml: start, kind: 'start' },
        { at: thread.span.to, xml: end, kind: 'end' },
      ]
    })
  }

  commentsXml(): string {
    return (
      `${xmlHead}<w:comments xmlns:w="${wordNamespace}" xmlns:mc="${mc}" xmlns:w14="${w14}" mc:Ignorable="w14">` +
      `${this.comments.join('')}</w:comments>`
    )
  }

  extendedXml(): string {
    return (
      `${xmlHead}<w15:commentsEx xmlns:w15="${w15}" xmlns:mc="${mc}" mc:Ignorable="w15">` +
      `${this.threads.join('')}</w15:commentsEx>`
    )
  }
}
