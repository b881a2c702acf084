import type { ColumnRole } from '../../../core/api.ts'

/**
 * What people and programs call their columns, as `plainName` leaves it: ours,
 * English, Vietnamese, and those of memoQ, MultiTerm and Trados, Phrase,
 * Wordfast, OmegaT and Microsoft's term lists.
 */
const names: Partial<Record<ColumnRole, string>> = {
  id: 'id|entry id|entryid|concept id|conceptid|term id|termid|identifier|mã|mã số|mã khái niệm|mã thuật ngữ',
  vi: 'vi|vi vn|vie|vietnamese|vietnamese term|vietnamese vietnam|tiếng việt|việt|thuật ngữ tiếng việt|thuật ngữ việt|từ tiếng việt|thuật ngữ|thuật ngữ nguồn|tiếng việt vi|term vi|vi term',
  viVariants:
    'vi variants|vi variant|vi synonyms|vi alternatives|vietnamese variants|vietnamese synonyms|biến thể|dạng khác|từ đồng nghĩa|đồng nghĩa|đồng nghĩa tiếng việt|tên gọi khác|biến thể tiếng việt|cách viết khác',
  viAbbreviations:
    'vi abbreviations|vi abbreviation|vietnamese abbreviation|viết tắt|chữ viết tắt|từ viết tắt|viết tắt tiếng việt',
  en: 'en|en us|en gb|eng|english|english term|english united states|english united kingdom|english us|english uk|tiếng anh|anh|thuật ngữ tiếng anh|thuật ngữ anh|từ tiếng anh|thuật ngữ đích|bản dịch|term en|en term|dịch',
  enAdmitted:
    'en alternatives|en alternative|en synonyms|en variants|en admitted|english synonyms|english alternatives|english variants|alternatives|synonyms|synonym|cách dịch khác|đồng nghĩa tiếng anh|phương án khác|tiếng anh khác|dịch khác',
  enSuperseded:
    'en superseded|en obsolete|superseded|obsolete|tên cũ tiếng anh|cách dịch cũ|tiếng anh cũ|đã thay thế|không còn dùng',
  enForbidden:
    'en forbidden|en deprecated|forbidden|forbidden term|forbidden translation|do not use|deprecated|không dùng|cấm dùng|cách dịch không dùng|tránh dùng|dịch sai',
  enAbbreviations:
    'en abbreviations|en abbreviation|abbreviation|abbreviations|acronym|english abbreviation|viết tắt tiếng anh',
  partOfSpeech: 'part of speech|pos|word class|partofspeech|từ loại|loại từ',
  domain:
    'domain|subject|subject field|subjectfield|entry subject|entry domain|field|category|topic|lĩnh vực|chủ đề|chuyên ngành|ngành|nhóm|phân loại',
  definition:
    'definition|definition en|definitions|def|entry definition|vietnamese def|english def|vi definition|en definition|vietnamese definition|english definition|định nghĩa|giải thích|giải nghĩa|nghĩa|khái niệm',
  note: 'note|notes|usage note|usage|comment|comments|remark|remarks|entry note|concept note|description|ghi chú|chú thích|chú ý|cách dùng|lưu ý|mô tả',
  example:
    'example|examples|context|contexts|term example|sample sentence|usage example|ví dụ|thí dụ|ngữ cảnh|câu ví dụ',
  status:
    'status|term status|usage status|administrative status|en status|english status|trạng thái|tình trạng|mức dùng',
  confidence: 'confidence|reliability|reliability code|độ tin cậy|tin cậy',
  caseRule: 'case rule|caserule|capitals|quy tắc viết hoa|quy tắc hoa thường',
  source: 'authority|source document|reference|source of term|nguồn|căn cứ|văn bản|văn bản nguồn|xuất xứ|nguồn gốc',
  decision: 'decision|decision number|quyết định|số quyết định',
  decisionDate:
    'decision date|date|authority date|approval date|ngày quyết định|ngày ban hành|ngày duyệt|ngày phê duyệt',
  approvedBy: 'approved by|approver|approved|người duyệt|người phê duyệt|phê duyệt|duyệt',
  validFrom: 'valid from|from date|effective from|in force from|có hiệu lực từ|hiệu lực từ|từ ngày|dùng từ ngày',
  validTo: 'valid to|valid until|to date|effective to|in force until|hiệu lực đến|hết hiệu lực|đến ngày|dùng đến ngày',
  successor: 'successor|replaced by|superseded by|thay bằng|thay thế bởi|thay thế bằng|khái niệm thay thế',
  link: 'link|url|web|image|picture|liên kết|đường dẫn|hình|ảnh',
  details: 'details',
}

const byName = new Map<string, ColumnRole>()
for (const [role, list] of Object.entries(names)) {
  for (const name of list.split('|')) byName.set(name, role as ColumnRole)
}

/** `Từ loại:`, `Part-of-Speech`, `English (United States)` → lower case words with single blanks. */
function plainName(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The role a column's name tells; null where it tells none. */
export function roleOfName(cell: string): ColumnRole | null {
  if (cell.length > 60) return null
  return byName.get(plainName(cell)) ?? byName.get(plainName(cell).replaceAll(' ', '')) ?? null
}

/** Names of the two sides that say nothing about the language. */
export function sideOfName(cell: string): 'source' | 'target' | null {
  const name = plainName(cell)
  if (/^(?:source|source term|source text|term|nguồn|gốc)$/.test(name)) return 'source'
  return /^(?:target|target term|target text|translation|đích)$/.test(name) ? 'target' : null
}
