import type { Concept, Term } from '../../../glossary/concept.ts'
import { escapeXml } from '../../xml.ts'
import { plainTerm } from '../plain.ts'
import { conceptExtra, isExtra, termExtra, writeExtra } from './extra.ts'
import { ownMark, partOfSpeechValue, statusValue, successorLabel, typeValue, v3, xmlId, type Dialect } from './names.ts'

interface Glossary {
  name: string
  description: string
  concepts: readonly Concept[]
  /** Milliseconds UTC. */
  at: number
}

/** A term base as TBX-Basic, in UTF-8. */
export function writeTbx({ name, description, concepts, at }: Glossary, dialect: Dialect): Uint8Array {
  const ids = new Set(concepts.map((concept) => concept.id))
  const opening =
    dialect === v3
      ? '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">'
      : '<martif type="TBX-Basic" xml:lang="en">'
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n', opening, '\n', header(name, description, at, dialect)]
  parts.push('\n<text>\n')
  // The 2019 edition asks for a concept in a body, the 2008 edition for a body.
  if (concepts.length > 0 || dialect !== v3) {
    parts.push('<body>\n')
    for (const concept of concepts) parts.push(entry(concept, ids, dialect), '\n')
    parts.push('</body>\n')
  }
  parts.push(`</text>\n</${dialect.root}>\n`)
  return new TextEncoder().encode(parts.join(''))
}

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`
const typed = (name: string, type: string, text: string): string =>
  `<${name} type="${type}">${escapeXml(text)}</${name}>`

function header(name: string, description: string, at: number, dialect: Dialect): string {
  const paragraphs = [ownMark, ...(description.trim() ? [description] : [])].map((text) => element('p', text))
  const encoding = dialect === v3 ? '' : '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>'
  const day = new Date(at).toISOString().slice(0, 10)
  return (
    `<${dialect.header}><fileDesc><titleStmt>${element('title', name)}</titleStmt>` +
    `<sourceDesc>${paragraphs.join('')}</sourceDesc></fileDesc>${encoding}` +
    `<revisionDesc><change><p>Exported ${day}</p></change></revisionDesc></${dialect.header}>`
  )
}

function entry(concept: Concept, ids: ReadonlySet<string>, dialect: Dialect): string {
  const { partOfSpeech, successor, link } = concept
  const value = partOfSpeechValue(partOfSpeech, dialect)
  const held = value === partOfSpeech || (value === 'properNoun' && partOfSpeech === 'proper noun')
  const reachable = successor !== undefined && ids.has(successor)
  const extra = writeExtra(conceptExtra(concept, held, reachable))
  let xml = `<${dialect.entry} id="${xmlId(concept.id)}">`
  if (concept.domain) xml += typed('descrip', 'subjectField', concept.domain)
  if (concept.definition) xml += typed('descrip', 'definition', concept.definition)
  if (concept.note && !isExtra(concept.note)) xml += element('note', concept.note)
  if (reachable) xml += `<ref type="crossReference" target="${xmlId(successor)}">${successorLabel}</ref>`
  if (link) xml += `<xref type="externalCrossReference" target="${escapeXml(link)}">${escapeXml(link)}</xref>`
  if (extra) xml += element('note', extra)
  return `${xml}${languages(concept.terms, value, dialect)}</${dialect.entry}>`
}

/** One section a language, in the order of their first terms; where languages are mixed, terms keep their places. */
function languages(terms: readonly Term[], partOfSpeech: string, dialect: Dialect): string {
  const order = [...new Set(terms.map(({ lang }) => lang))]
  const mixed = terms.some(
    (term, index) => index > 0 && order.indexOf(term.lang) < order.indexOf(terms[index - 1]?.lang ?? term.lang),
  )
  return order
    .map((lang) => {
      const sections = terms.map((term, index) =>
        term.lang === lang ? termSection(plainTerm(term), mixed ? index : null, partOfSpeech, dialect) : '',
      )
      return `<${dialect.language} xml:lang="${lang}">${sections.join('')}</${dialect.language}>`
    })
    .join('')
}

function termSection(term: Term, place: number | null, partOfSpeech: string, dialect: Dialect): string {
  const { type, example, note, authority } = term
  const extra = writeExtra(termExtra(term, place))
  let xml = `<${dialect.term}>${element('term', term.text)}`
  xml += typed('termNote', 'administrativeStatus', statusValue(term.status))
  if (partOfSpeech) xml += typed('termNote', 'partOfSpeech', partOfSpeech)
  if (type) xml += typed('termNote', 'termType', typeValue[type])
  if (example) xml += typed('descrip', 'context', example)
  if (authority) {
    xml += typed('admin', 'source', authority.source)
    if (authority.date || authority.approvedBy) {
      xml += `<transacGrp>${typed('transac', 'transactionType', 'origination')}`
      if (authority.date) xml += element('date', authority.date)
      if (authority.approvedBy) xml += typed('transacNote', 'responsibility', authority.approvedBy)
      xml += '</transacGrp>'
    }
  }
  if (note && !isExtra(note)) xml += element('note', note)
  if (extra) xml += element('note', extra)
  return `${xml}</${dialect.term}>`
}
