import type { Exporter } from '../filter.ts'
import { rowsOf } from '../rows.ts'
import { writeZip } from '../zip.ts'
import { contentTypes, relationships } from './names.ts'
import {
  appXml,
  coreXml,
  documentXml,
  fontTableXml,
  footerXml,
  rowsPropertiesXml,
  rowsXml,
  settingsXml,
} from './parts.ts'
import { stylesXml } from './styles.ts'

/**
 * A Word document with a side-by-side table: No. · source · target · status ·
 * comments (DESIGN §9). Written as our own WordprocessingML, which gives what
 * a re-import needs (bookmarks, our custom part) and equal bytes for equal input.
 */
export const bilingualDocx: Exporter = {
  id: 'bilingual-docx',
  extension: 'docx',
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  write(input) {
    const rows = rowsOf(input.units)
    return writeZip([
      ['[Content_Types].xml', contentTypes()],
      [
        '_rels/.rels',
        relationships([
          ['rId1', 'officeDocument', 'word/document.xml'],
          ['rId2', 'metadata/core-properties', 'docProps/core.xml'],
          ['rId3', 'extended-properties', 'docProps/app.xml'],
        ]),
      ],
      ['word/document.xml', documentXml(input, rows)],
      [
        'word/_rels/document.xml.rels',
        relationships([
          ['rId1', 'styles', 'styles.xml'],
          ['rId2', 'settings', 'settings.xml'],
          ['rId3', 'fontTable', 'fontTable.xml'],
          ['rId4', 'footer', 'footer1.xml'],
          ['rId5', 'customXml', '../customXml/item1.xml'],
        ]),
      ],
      ['word/styles.xml', stylesXml(input.sourceLang)],
      ['word/settings.xml', settingsXml(input)],
      ['word/fontTable.xml', fontTableXml()],
      ['word/footer1.xml', footerXml(input)],
      ['docProps/core.xml', coreXml(input)],
      ['docProps/app.xml', appXml()],
      ['customXml/item1.xml', rowsXml(input, rows)],
      ['customXml/_rels/item1.xml.rels', relationships([['rId1', 'customXmlProps', 'itemProps1.xml']])],
      ['customXml/itemProps1.xml', rowsPropertiesXml()],
    ])
  },
}
