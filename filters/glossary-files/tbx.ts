import { AppError } from '../../core/errors.ts'
import { maxGlossaryBytes } from '../limits.ts'
import { entryOf, Rejected, WarningCounts } from './entry.ts'
import type { Entry, GlossaryFilter, GlossaryRead } from './filter.ts'
import { draftOf, type TbxReading } from './tbx/concept.ts'
import { decodeXml, xmlStart } from './tbx/decode.ts'
import { plainId, v2, v3, type Dialect } from './tbx/names.ts'
import { readEntries, type Node } from './tbx/tree.ts'
import { writeTbx } from './tbx/write.ts'

/** TBX of one edition is written; TBX of both editions and all dialects is read. */
function tbx(dialect: Dialect): GlossaryFilter {
  return {
    id: dialect.id,
    extension: 'tbx',
    mime: 'application/x-tbx+xml',
    recognises: (bytes) => new RegExp(`<${dialect.root}[\\s>]`).test(withoutComments(xmlStart(bytes))),
    read: (bytes) => readTbx(bytes, dialect),
    write: (glossary) => writeTbx(glossary, dialect),
  }
}

export const tbxV3 = tbx(v3)
export const tbxV2 = tbx(v2)

const withoutComments = (start: string): string => start.replace(/<!--[\s\S]*?-->/g, '')

function readTbx(bytes: Uint8Array, dialect: Dialect): GlossaryRead {
  if (bytes.length > maxGlossaryBytes) {
    throw new AppError('import.tooLarge', { bytes: bytes.length, limit: maxGlossaryBytes })
  }
  const reading: TbxReading = {
    dialect,
    own: false,
    warnings: new WarningCounts(),
    languages: new Map(),
    categories: new Map(),
  }
  const entries: Entry[] = []
  const places = new Map<string, number>()
  readEntries(decodeXml(bytes).normalize('NFC'), {
    begin(own) {
      reading.own = own
    },
    entry(node) {
      entries.push(readEntry(node, entries.length + 1, places, reading))
    },
  })
  if (entries.length === 0) throw new AppError('import.empty')
  for (const code of ['languages', 'categories'] as const) {
    const names = [...reading[code]]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, 10)
      .map(([name]) => name)
    const total = [...reading[code].values()].reduce((sum, count) => sum + count, 0)
    reading.warnings.set(code === 'languages' ? 'otherLanguages' : 'otherCategories', total, {
      names: names.join(', '),
    })
  }
  return { entries, warnings: reading.warnings.list(), table: null }
}

function readEntry(node: Node, place: number, places: Map<string, number>, reading: TbxReading): Entry {
  const id = reading.own ? plainId(node.id) : node.id
  return entryOf(
    place,
    id,
    () => textIn(node),
    () => {
      const known = places.get(id)
      if (id !== '' && known !== undefined) throw new Rejected('duplicateId', { id: id.slice(0, 64), line: known })
      places.set(id, place)
      return draftOf(node, reading)
    },
  )
}

/** The texts of an entry, for showing what was rejected. */
function textIn(node: Node): string {
  return [node.text, ...node.children.map(textIn)]
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join(' · ')
}
