import type { Exporter } from '../filter.ts'
import { rowsOf } from '../rows.ts'
import { writeZip } from '../zip.ts'
import { regionalTag } from '../languages.ts'
import { CommentBook } from './comments.ts'
import { commentsExtendedType, contentTypes, relationships } from './names.ts'
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
    const book = new CommentBook(regionalTag(input.targetLang))
    const document = documentXml(input, rows, book)
    const comments: [string, string][] = book.empty
      ? []
      : [
          ['word/comments.xml', book.commentsXml()],
          ['word/commentsExtended.xml', book.extendedXml()],
        ]
    return writeZip([
      ['[Content_Types].xml', contentTypes(!book.empty)],
      [
        '_rels/.rels',
        relationships([
          ['rId1', 'officeDocument', 'word/document.xml'],
          ['rId2', 'metadata/core-properties', 'docProps/core.xml'],
          ['rId3', 'extended-properties', 'docProps/app.xml'],
        ]),
      ],
      ['word/document.xml', document],
      [
        'word/_rels/document.xml.rels',
        relationships([
          ['rId1', 'styles', 'styles.xml'],
          ['rId2', 'settings', 'settings.xml'],
          ['rId3', 'fontTable', 'fontTable.xml'],
          ['rId4', 'footer', 'footer1.xml'],
          ['rId5', 'customXml', '../customXml/item1.xml'],
          ...(book.empty
            ? []
            : ([
                ['rId6', 'comments', 'comments.xml'],
                ['rId7', commentsExtendedType, 'commentsExtended.xml'],
              ] as const)),
        ]),
      ],
      ...comments,
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
