/** Tags as word processors know them: a bare language gets the region whose spelling dictionary they ship. */
const regions: Record<string, string> = { vi: 'vi-VN', en: 'en-US' }

export function regionalTag(lang: string): string {
  return regions[lang.toLowerCase()] ?? lang
}
