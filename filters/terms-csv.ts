import { parse } from 'csv-parse/sync'
import type { CaseRule, Competitor, Concept, Term, TermStatus } from '../glossary/concept.ts'

/**
 * The shipped term table (glossary/data/PROVENANCE.md): one concept a line,
 * lists separated by `;`. RFC 4180, UTF-8 with or without a byte order mark.
 * Throws Error naming the line when a value is not allowed.
 */
export function readConceptsCsv(csv: string): Concept[] {
  return records(csv).map((row, index) => {
    const at = (column: string): string => row[column] ?? ''
    if (!at('id') || !at('vi') || !at('en')) throw new Error(`line ${index + 2}: id, vi and en are required`)
    const provisional = at('status') === 'provisional'
    const term = (lang: Term['lang'], status: TermStatus) => (text: string) => ({ lang, text, status, provisional })
    return {
      id: at('id'),
      partOfSpeech: at('part_of_speech'),
      domain: at('domain'),
      definition: at('definition_en'),
      note: at('usage_note'),
      confidence: at('confidence'),
      caseRule: caseRule(at('case_rule'), index + 2),
      terms: [
        ...[at('vi')].map(term('vi', 'preferred')),
        ...list(at('vi_variants')).map(term('vi', 'admitted')),
        ...[at('en')].map(term('en', 'preferred')),
        ...list(at('en_alternatives')).map(term('en', 'admitted')),
        ...list(at('en_forbidden')).map(term('en', 'forbidden')),
      ],
    }
  })
}

/** Words that compete with terms for the same syllables: columns `word` and `protects` (list). */
export function readCompetitorsCsv(csv: string): Competitor[] {
  return records(csv)
    .filter((row) => row.word)
    .map((row) => ({ word: row.word ?? '', protects: list(row.protects ?? '') }))
}

function records(csv: string): Record<string, string>[] {
  return parse(csv.normalize('NFC'), { columns: true, bom: true, trim: true, skip_empty_lines: true })
}

function list(cell: string): string[] {
  return cell
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function caseRule(value: string, line: number): CaseRule {
  if (value === '' || value === 'fold') return 'fold'
  if (value === 'cap' || value === 'low') return value
  throw new Error(`line ${line}: case_rule ${JSON.stringify(value)} is not fold, cap or low`)
}
