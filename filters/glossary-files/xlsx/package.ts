import { AppError } from '../../../core/errors.ts'
import { openZip, type ReadonlyZip } from '../../zip.ts'
import { readXml, type XmlEvents } from '../../xml.ts'

/** Inflated XML of one part, in UTF-16 units; what a sheet of 250,000 rows needs. */
const limits = { maxLength: 400 * 2 ** 20, maxDepth: 64 }
/** A table of the same words over and over packs well, but not a thousandfold. */
const zipLimits = { maxEntries: 2000, maxBytes: 400 * 2 ** 20, maxRatio: 300 }

export interface Sheet {
  name: string
  path: string
  hidden: boolean
}

/** A workbook's parts (ISO/IEC 29500-1 §12.3), transitional or strict. */
export interface Workbook {
  zip: ReadonlyZip
  sheets: Sheet[]
  /** Days count from 1904, as Excel for Mac used to. */
  date1904: boolean
  sharedStrings: string | null
  styles: string | null
}

/** Reads a part that must be there: AppError import.unreadable `parts` else. */
export function readPart(zip: ReadonlyZip, path: string, events: XmlEvents): void {
  const bytes = zip.read(path)
  if (bytes === null) throw new AppError('import.unreadable', { reason: 'parts' })
  readXml(decode(bytes), events, limits)
}

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    throw new AppError('import.unreadable', { reason: 'xml' }, { cause: error })
  }
}

export function openWorkbook(bytes: Uint8Array): Workbook {
  const zip = openZip(bytes, zipLimits)
  const main = relations(zip, '').find(({ type }) => type === 'officeDocument')?.target
  if (main === undefined) throw new AppError('import.unreadable', { reason: 'parts' })
  const parts = relations(zip, main)
  const sheets: Sheet[] = []
  let date1904 = false
  readPart(zip, main, {
    open({ local, attributes }) {
      if (local === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (local !== 'sheet') return
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1]
      const part = parts.find((each) => each.id === id && each.type === 'worksheet')
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      if (part) sheets.push({ name: (attributes.name ?? '').normalize('NFC'), path: part.target, hidden })
    },
  })
  if (sheets.length === 0) throw new AppError('import.unreadable', { reason: 'parts' })
  const of = (type: string): string | null => parts.find((part) => part.type === type)?.target ?? null
  return { zip, sheets, date1904, sharedStrings: of('sharedStrings'), styles: of('styles') }
}

/** What a part refers to, by the last word of the relation's type; paths from the root of the archive. */
function relations(zip: ReadonlyZip, path: string): { id: string; type: string; target: string }[] {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash + 1)
  const place = `${folder}_rels/${path.slice(slash + 1)}.rels`
  const found: { id: string; type: string; target: string }[] = []
  if (!zip.names.includes(place)) return found
  readPart(zip, place, {
    open({ local, attributes }) {
      if (local !== 'Relationship' || attributes.TargetMode === 'External') return
      const type = (attributes.Type ?? '').replace(/^.*\//, '')
      found.push({ id: attributes.Id ?? '', type, target: resolve(folder, attributes.Target ?? '') })
    },
  })
  return found
}

/** A name within the archive only: never a path on disk. */
function resolve(folder: string, target: string): string {
  const parts: string[] = []
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
