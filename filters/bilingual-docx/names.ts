/** Namespaces, relationship types and media types of WordprocessingML (ECMA-376 part 1, transitional). */
export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const relNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const package2006 = 'http://schemas.openxmlformats.org/package/2006'

/** Namespace of our own part, by which a re-import finds its rows again. */
export const rowsNamespace = 'urn:songngu:bilingual:1'

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
const officeDocument = 'application/vnd.openxmlformats-officedocument.'

/** Parts that a document with comments has. */
const commentTypes: readonly (readonly [path: string, type: string])[] = [
  ['/word/comments.xml', `${word}comments+xml`],
  ['/word/commentsExtended.xml', `${word}commentsExtended+xml`],
]
export const commentsExtendedType = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended'

const partTypes: readonly (readonly [path: string, type: string])[] = [
  ['/word/document.xml', `${word}document.main+xml`],
  ['/word/styles.xml', `${word}styles+xml`],
  ['/word/settings.xml', `${word}settings+xml`],
  ['/word/fontTable.xml', `${word}fontTable+xml`],
  ['/word/footer1.xml', `${word}footer+xml`],
  ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ['/docProps/app.xml', `${officeDocument}extended-properties+xml`],
  ['/customXml/itemProps1.xml', `${officeDocument}customXmlProperties+xml`],
]

export function contentTypes(comments: boolean): string {
  const parts = comments ? [...partTypes, ...commentTypes] : partTypes
  const overrides = parts.map(([path, type]) => `<Override PartName="${path}" ContentType="${type}"/>`).join('')
  return (
    `${xmlHead}<Types xmlns="${package2006}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`
  )
}

/** A .rels part; a type without a scheme is one of the officeDocument relationships. */
export function relationships(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(([id, type, target]) => {
    const full = type.startsWith('http')
      ? type
      : type.includes('/')
        ? `${package2006}/relationships/${type}`
        : `${relNamespace}/${type}`
    return `<Relationship Id="${id}" Type="${full}" Target="${target}"/>`
  })
  return `${xmlHead}<Relationships xmlns="${package2006}/relationships">${items.join('')}</Relationships>`
}
