/** A file as a reply. */
export interface Download {
  fileName: string
  mime: string
  bytes: Uint8Array
  /** Of a document: the last event that is in the file. */
  event?: number
}

/**
 * `Content-Disposition` for a download. The real name goes percent-encoded into
 * `filename*` (RFC 5987, RFC 6266); `filename` has an ASCII look-alike for
 * programs that know no better.
 */
export function contentDisposition(fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[–—]/g, '-')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** A title as a file name: without what Windows, macOS or Linux refuse, at most 120 characters. */
export function fileNameOf(title: string, suffix: string): string {
  const base = title
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[. ]+$/, '')
  return `${base || 'document'}${suffix}`
}
