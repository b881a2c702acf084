import type { ColumnRole } from '../../../core/api.ts'
import type { Concept } from '../../../glossary/concept.ts'
import { escapeXml } from '../../xml.ts'
import { writeZip } from '../../zip.ts'
import { isListRole, isProseRole, ownColumns } from '../table/columns.ts'
import { headerCells, rowsOf } from '../table/write.ts'
import { xmlString } from './text.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * The smallest workbook that Excel and LibreOffice open well: one sheet, all
 * cells text (so nothing is ever calculated), the names of the columns on top
 * and kept in sight.
 */
export function writeWorkbook(concepts: readonly Concept[], sheet: string): Uint8Array {
  return writeZip([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(sheet)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
    ['xl/worksheets/sheet1.xml', worksheet(concepts)],
  ])
}

const contentTypes = `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`

function relationships(parts: readonly (readonly [type: string, target: string])[]): string {
  const each = parts.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${xml}<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`
}

/** A sheet's name: at most 31 characters, none of `[]:*?/\`, no apostrophe at its ends. */
function workbook(sheet: string): string {
  const name = [...sheet.replace(/[[\]:*?/\\\p{Cc}]+/gu, ' ')]
    .slice(0, 28)
    .join('')
    .slice(0, 31)
    .trim()
    .replace(/^'+|'+$/g, '')
  return `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(name || 'Terms')}" sheetId="1" r:id="rId1"/></sheets></workbook>`
}

/** Style 1: text (so that a cell typed over stays text), wrapped; style 2: the same, bold. */
const styles = `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function width(role: ColumnRole): number {
  if (role === 'vi' || role === 'en') return 36
  return isListRole(role) || isProseRole(role) ? 28 : 14
}

function worksheet(concepts: readonly Concept[]): string {
  const columns = ownColumns.map(
    ([, role], index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width(role)}" style="1" customWidth="1"/>`,
  )
  const rows: string[] = [row(headerCells, 1, 2)]
  for (const concept of concepts) for (const cells of rowsOf(concept)) rows.push(row(cells, rows.length + 1, 1))
  const range = `A1:${letters[ownColumns.length - 1]}${rows.length}`
  return `${xml}<worksheet xmlns="${main}"><dimension ref="${range}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData><autoFilter ref="${range}"/></worksheet>`
}

const letters = ownColumns.map((_, index) => String.fromCharCode(65 + index))

function row(cells: readonly string[], line: number, style: number): string {
  let content = ''
  cells.forEach((cell, index) => {
    if (cell === '') return
    content += `<c r="${letters[index]}${line}" s="${style}" t="inlineStr"><is><t${/^\s|\s$|\s\s/.test(cell) ? ' xml:space="preserve"' : ''}>${xmlString(cell)}</t></is></c>`
  })
  return `<row r="${line}">${content}</row>`
}
