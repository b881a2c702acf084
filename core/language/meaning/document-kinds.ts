import type { Span } from '../document-numbers.ts'
import { renderDocument } from './render.ts'
import type { DocumentToken } from './token.ts'

/** DN5: kinds of document are not interchangeable. */
const KINDS: Record<string, string> = {
  'chỉ thị': 'Directive',
  'nghị quyết': 'Resolution',
  'nghị định': 'Decree',
  'quyết định': 'Decision',
  'thông tư liên tịch': 'Joint Circular',
  'thông tư': 'Circular',
  'pháp lệnh': 'Ordinance',
  'bộ luật': 'Code',
  luật: 'Law',
  'kết luận': 'Conclusion',
  'quy định': 'Regulation',
  'hướng dẫn': 'Guidance',
  'thông báo': 'Notice',
  'kế hoạch': 'Plan',
  'báo cáo': 'Report',
  'công văn': 'Official Letter',
  'công điện': 'Official Dispatch',
  'tờ trình': 'Proposal',
}
const BEFORE = new RegExp(`(?<![\\p{L}\\p{M}])(${Object.keys(KINDS).join('|')})\\s(?:số\\s)?$`, 'iu')

/** A document with its kind: "Chỉ thị 05/CT-TW" → "Directive No. 05-CT/TW"; the span takes the kind in. */
export function documentCitation(token: DocumentToken, text: string): Span & { text: string } {
  const head = text.slice(Math.max(0, token.start - 24), token.start)
  const match = BEFORE.exec(head)
  const number = renderDocument(token, text.slice(token.start, token.end))
  const kind = KINDS[match?.[1]?.toLowerCase() ?? '']
  if (!match || kind === undefined) return { start: token.start, end: token.end, text: `No. ${number}` }
  return { start: token.start - head.length + match.index, end: token.end, text: `${kind} No. ${number}` }
}
