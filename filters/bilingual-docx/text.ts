import type { Run, RunMark } from '../runs.ts'
import { escapeXml } from '../xml.ts'

const markXml: Record<RunMark, string> = {
  strong: '<w:b/><w:bCs/>',
  em: '<w:i/><w:iCs/>',
  underline: '<w:u w:val="single"/>',
  sub: '<w:vertAlign w:val="subscript"/>',
  sup: '<w:vertAlign w:val="superscript"/>',
}
/** The order of CT_RPr: rStyle, rFonts, b, i, color, sz, u, vertAlign, lang. */
const order: readonly RunMark[] = ['strong', 'em', 'underline', 'sub', 'sup']

/** Text of a run: tabs and line breaks are elements in WordprocessingML. */
function textXml(text: string): string {
  return text
    .split(/(\t|\r\n|[\n\v\f\r\u0085\u2028\u2029])/)
    .map((piece, index) => {
      if (index % 2 === 1) return piece === '\t' ? '<w:tab/>' : '<w:br/>'
      return piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`
    })
    .join('')
}

/** One run. `before` is what CT_RPr wants before bold. */
export function runXml(text: string, options: { lang: string; before?: string; marks?: readonly RunMark[] }): string {
  const marks = options.marks ?? []
  const properties = order.filter((mark) => marks.includes(mark)).map((mark) => markXml[mark])
  return `<w:r><w:rPr>${options.before ?? ''}${properties.join('')}<w:lang w:val="${options.lang}"/></w:rPr>${textXml(text)}</w:r>`
}

/** Runs of one side of a segment, each naming its language; `base` marks belong to the whole paragraph. */
export function runsXml(runs: readonly Run[], lang: string, base: readonly RunMark[] = []): string {
  return runs
    .map((run) => {
      const marks = [...base, ...run.marks]
      return run.tag
        ? runXml(run.text, { lang, marks, before: '<w:rStyle w:val="Tag"/>' })
        : runXml(run.text, { lang, marks })
    })
    .join('')
}

export function paragraphXml(style: string, content: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`
}
