import { SaxesParser } from 'saxes'
import type { SrxDocument, SrxRule } from '../core/language/srx.ts'
import { AppError } from '../core/errors.ts'

const NAMESPACE = 'http://www.lisa.org/srx20'

/**
 * Reads SRX 2.0. Lenient where files in the wild are (missing `cascade`, any
 * or no namespace prefix), strict on what would change meaning: unreadable XML
 * and a DOCTYPE are refused with `import.unreadable`.
 */
export function readSrx(xml: string): SrxDocument {
  const document: SrxDocument = { segmentSubflows: true, cascade: false, languageRules: [], languageMaps: [] }
  const parser = new SaxesParser({ xmlns: true, position: true })
  let rule: SrxRule | null = null
  let text = ''
  const refuse = (reason: string): never => {
    throw new AppError('import.unreadable', { reason, line: parser.line })
  }
  parser.on('error', (error) => refuse(error.message))
  parser.on('doctype', () => refuse('DOCTYPE'))
  parser.on('opentag', (tag) => {
    if (tag.uri !== NAMESPACE && tag.uri !== '') return
    const attribute = (name: string): string => tag.attributes[name]?.value ?? ''
    if (tag.local === 'header') {
      document.segmentSubflows = attribute('segmentsubflows') !== 'no'
      document.cascade = attribute('cascade') === 'yes'
    } else if (tag.local === 'languagerule') {
      document.languageRules.push({ name: attribute('languagerulename'), rules: [] })
    } else if (tag.local === 'rule') {
      rule = { breaks: attribute('break') !== 'no', before: '', after: '' }
    } else if (tag.local === 'languagemap') {
      document.languageMaps.push({ pattern: attribute('languagepattern'), rule: attribute('languagerulename') })
    }
    text = ''
  })
  const addText = (part: string): void => {
    text += part
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', (tag) => {
    if (tag.local === 'beforebreak' && rule) rule.before = text
    else if (tag.local === 'afterbreak' && rule) rule.after = text
    else if (tag.local === 'rule' && rule) {
      document.languageRules.at(-1)?.rules.push(rule)
      rule = null
    }
    text = ''
  })
  parser.write(xml.replace(/^\ufeff/, '')).close()
  if (document.languageRules.length === 0) refuse('no language rules')
  return document
}
