/** First bytes (as Latin-1) of formats that a person may drop here but that are not plain text. */
const signatures: readonly [start: string, format: string][] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['%PDF-', 'pdf'],
  ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'doc'],
  ['{\\rtf', 'rtf'],
  ['\x89PNG', 'png'],
  ['\xFF\xD8\xFF', 'jpg'],
  ['GIF8', 'gif'],
  ['\x1F\x8B', 'gz'],
  ['7z\xBC\xAF\x27\x1C', '7z'],
  ['Rar!', 'rar'],
  ['<?xml', 'xml'],
  ['<!doctype html', 'html'],
  ['<html', 'html'],
]

/** Extensions of formats that are text to a machine but markup to a person. */
const marked = new Set(
  'csv doc docm docx htm html json md markdown mqxliff odp ods odt pdf ppt pptx rtf sdlxliff srx tbx tmx tsv xhtml xlf xliff xls xlsx xml'.split(
    ' ',
  ),
)

/** Lower case, without the dot; '' where the name has none. */
export function extensionOf(fileName: string): string {
  return /\.([^./\\]{1,12})$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
}

/**
 * The format other than plain text that these bytes are in, else null. Content
 * decides first; within a zip or an OLE file, and for text with markup, the
 * name tells which.
 */
export function foreignFormat(bytes: Uint8Array, fileName: string): string | null {
  const extension = extensionOf(fileName)
  const start = String.fromCharCode(...bytes.subarray(0, 20)).replace(/^\xEF\xBB\xBF/, '')
  const lower = start.trimStart().toLowerCase()
  for (const [signature, format] of signatures) {
    if (!start.startsWith(signature) && !(signature.startsWith('<') && lower.startsWith(signature))) continue
    return marked.has(extension) && extension !== 'md' ? extension : format
  }
  return marked.has(extension) ? extension : null
}
