import { escapeXml } from '../../xml.ts'

/** A string of a workbook (ST_Xstring, ISO/IEC 29500-1 §22.9.2.19): `_x000D_` stands for a carriage return. */
export function plainString(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text
  return plain.normalize('NFC')
}

/** XML of a string: what looks like such a code is escaped, and a carriage return, which XML would drop, becomes one. */
export function xmlString(text: string): string {
  return escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_'))
}
