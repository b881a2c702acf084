import { regionalTag } from '../languages.ts'
import { wordNamespace, xmlHead } from './names.ts'

/** The face of Vietnamese official documents (Decree 30/2020), in all four slots so that no letter falls out of it. */
export const textFont = 'Times New Roman'
const slots = (font: string): string =>
  `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`
/** Status shapes are not in the text font; left to itself each program substitutes another. */
export const symbolFont = slots('Segoe UI Symbol')

export const colours = {
  ink: '1D2328',
  soft: '56616B',
  faint: '8A949D',
  line: 'D8D2C5',
  hairline: 'E7E3DA',
  accent: '0F6B62',
  headFill: 'EEF3F0',
  missingFill: 'FFF3C9',
  missing: '8A5A00',
  tagFill: 'E7E3DA',
}

interface StyleShape {
  id: string
  name: string
  type?: 'paragraph' | 'character'
  based?: string
  next?: string
  paragraph?: string
  run?: string
}

const spacing = (before: number, after: number, line = 240): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const colour = (value: string): string => `<w:color w:val="${value}"/>`

const list: StyleShape[] = [
  {
    id: 'Title',
    name: 'Title',
    based: 'Normal',
    next: 'Subtitle',
    paragraph: `<w:keepNext/>${spacing(0, 80)}<w:outlineLvl w:val="0"/>`,
    run: `<w:b/><w:bCs/>${colour(colours.ink)}${size(36)}`,
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    based: 'Normal',
    next: 'Normal',
    paragraph: `<w:keepNext/>${spacing(0, 200)}`,
    run: `${colour(colours.soft)}${size(21)}`,
  },
  { id: 'Text', name: 'Song ngu Text', based: 'Normal', paragraph: spacing(0, 0, 264), run: size(23) },
  { id: 'Heading', name: 'Song ngu Heading', based: 'Text', run: `<w:b/><w:bCs/>${size(26)}` },
  { id: 'Credit', name: 'Song ngu Credit', based: 'Text', run: `<w:i/><w:iCs/>${colour(colours.soft)}${size(21)}` },
  {
    id: 'Missing',
    name: 'Song ngu Missing',
    based: 'Text',
    run: `<w:i/><w:iCs/>${colour(colours.missing)}${size(21)}`,
  },
  {
    id: 'ColumnHead',
    name: 'Song ngu Column Head',
    based: 'Normal',
    paragraph: `<w:keepNext/>${spacing(20, 20)}`,
    run: `<w:b/><w:bCs/>${colour(colours.accent)}${size(20)}`,
  },
  {
    id: 'RowNumber',
    name: 'Song ngu Row Number',
    based: 'Normal',
    paragraph: `${spacing(30, 0)}<w:jc w:val="right"/>`,
    run: `${colour(colours.soft)}${size(18)}`,
  },
  { id: 'Status', name: 'Song ngu Status', based: 'Normal', paragraph: spacing(30, 0), run: size(18) },
  { id: 'Comment', name: 'Song ngu Comment', based: 'Normal', paragraph: spacing(30, 0), run: size(19) },
  {
    id: 'Footer',
    name: 'footer',
    based: 'Normal',
    paragraph: `<w:tabs><w:tab w:val="right" w:pos="15138"/></w:tabs>${spacing(0, 0)}`,
    run: `${colour(colours.soft)}${size(17)}`,
  },
  { id: 'CommentText', name: 'annotation text', based: 'Normal', paragraph: spacing(0, 0), run: size(20) },
  { id: 'CommentReference', name: 'annotation reference', type: 'character', run: size(16) },
  { id: 'End', name: 'Song ngu End', based: 'Normal', paragraph: spacing(0, 0, 20), run: size(2) },
  {
    id: 'Tag',
    name: 'Song ngu Tag',
    type: 'character',
    run: `${colour(colours.soft)}${size(19)}<w:shd w:val="clear" w:color="auto" w:fill="${colours.tagFill}"/>`,
  },
]

function styleXml(style: StyleShape): string {
  const type = style.type ?? 'paragraph'
  return (
    `<w:style w:type="${type}" w:styleId="${style.id}"${style.name.startsWith('Song') ? ' w:customStyle="1"' : ''}>` +
    `<w:name w:val="${style.name}"/>` +
    (style.based ? `<w:basedOn w:val="${style.based}"/>` : '') +
    (style.next ? `<w:next w:val="${style.next}"/>` : '') +
    '<w:qFormat/>' +
    (style.paragraph ? `<w:pPr>${style.paragraph}</w:pPr>` : '') +
    (style.run ? `<w:rPr>${style.run}</w:rPr>` : '') +
    '</w:style>'
  )
}

const border = (edge: string, value: string, width: number): string =>
  `<w:${edge} w:val="single" w:sz="${width}" w:space="0" w:color="${value}"/>`

/** Rules between rows, none between columns: the eye follows a sentence into its translation. */
const tableStyle =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
  '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>' +
  '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>' +
  '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  '<w:style w:type="table" w:customStyle="1" w:styleId="Bilingual"><w:name w:val="Song ngu Table"/>' +
  '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>' +
  `${border('top', colours.accent, 12)}${border('bottom', colours.accent, 8)}${border('insideH', colours.hairline, 4)}` +
  '</w:tblBorders><w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="115" w:type="dxa"/>' +
  '<w:bottom w:w="90" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'

export function stylesXml(sourceLang: string): string {
  return (
    `${xmlHead}<w:styles xmlns:w="${wordNamespace}"><w:docDefaults><w:rPrDefault><w:rPr>${slots(textFont)}` +
    `${colour(colours.ink)}${size(22)}<w:lang w:val="${regionalTag(sourceLang)}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>` +
    '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>' +
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>' +
    `${tableStyle}${list.map(styleXml).join('')}</w:styles>`
  )
}
