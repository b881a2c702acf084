import { noBreakRules } from '../../core/language/no-break.ts'
import { srxDocuments } from '../../core/language/rules.gen.ts'
import type { SrxDocument, SrxLanguageRule, SrxRule } from '../../core/language/srx.ts'
import { escapeXml } from '../xml.ts'

/**
 * The shipped rules of both languages as one document, before the Vietnamese
 * ones a project's abbreviations as rules that do not break. What SRX cannot
 * say (initials, labels, credits) is not in it.
 */
export function projectRules(noBreakAfter: readonly string[]): SrxDocument {
  const own = noBreakRules(noBreakAfter.map((each) => each.normalize('NFC').trim()))
  const { vi, en } = srxDocuments
  return {
    segmentSubflows: true,
    cascade: false,
    languageRules: [
      ...vi.languageRules.map((rule) => ({ name: rule.name, rules: [...own, ...rule.rules] })),
      ...en.languageRules,
    ],
    languageMaps: [...vi.languageMaps, ...en.languageMaps],
  }
}

/** SRX 2.0, strictly by its schema. */
export function writeSrx(document: SrxDocument): string {
  const yesNo = (value: boolean): string => (value ? 'yes' : 'no')
  return `<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="${yesNo(document.segmentSubflows)}" cascade="${yesNo(document.cascade)}">
    <formathandle type="start" include="no"/>
    <formathandle type="end" include="yes"/>
    <formathandle type="isolated" include="no"/>
  </header>
  <body>
    <languagerules>
${document.languageRules.map(languageRule).join('')}    </languagerules>
    <maprules>
${document.languageMaps.map(({ pattern, rule }) => `      <languagemap languagepattern="${escapeXml(pattern)}" languagerulename="${escapeXml(rule)}"/>\n`).join('')}    </maprules>
  </body>
</srx>
`
}

function languageRule({ name, rules }: SrxLanguageRule): string {
  return `      <languagerule languagerulename="${escapeXml(name)}">\n${rules.map(rule).join('')}      </languagerule>\n`
}

function rule({ breaks, before, after }: SrxRule): string {
  return `        <rule break="${breaks ? 'yes' : 'no'}">
          <beforebreak>${escapeXml(before)}</beforebreak>
          <afterbreak>${escapeXml(after)}</afterbreak>
        </rule>
`
}
