import type { ExportInput, Exporter } from '../filter.ts'
import { escapeHtml } from '../html.ts'
import { rowsOf, statusSymbols, type Row } from '../rows.ts'
import type { Run, RunMark } from '../runs.ts'
import { css } from './style.ts'

/** One self-contained page with the side-by-side table: no script, nothing fetched; reads on a phone, prints well. */
export const bilingualHtml: Exporter = {
  id: 'bilingual-html',
  extension: 'html',
  mime: 'text/html; charset=utf-8',
  write: (input) => new TextEncoder().encode(page(input, rowsOf(input.units))),
}

const elements: Record<RunMark, string> = { strong: 'strong', em: 'em', underline: 'u', sub: 'sub', sup: 'sup' }

function runHtml(run: Run): string {
  const text = escapeHtml(run.text)
  const inner = run.tag ? `<span class="tag">${text}</span>` : text
  return run.marks.reduce((html, mark) => `<${elements[mark]}>${html}</${elements[mark]}>`, inner)
}

function page(input: ExportInput, rows: readonly Row[]): string {
  const { labels } = input
  const title = escapeHtml(input.title)
  const pair = `${labels.sourceLanguage} → ${labels.targetLanguage}`
  return (
    `<!DOCTYPE html>\n<html lang="${labels.lang}">\n<head>\n<meta charset="utf-8">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    // Whatever a document may smuggle in: nothing is loaded and nothing runs.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n` +
    `<title>${title}</title>\n<style>${css}</style>\n</head>\n<body>\n<main>\n` +
    `<h1 lang="${escapeHtml(input.sourceLang)}">${title}</h1>\n<p class="about">${escapeHtml(`${pair} · ${labels.summary}`)}</p>\n` +
    '<table>\n<colgroup><col class="no"><col><col><col class="status"><col class="comments"></colgroup>\n' +
    `<thead><tr><th scope="col" class="no">${escapeHtml(labels.number)}</th>` +
    `<th scope="col">${escapeHtml(labels.sourceLanguage)}</th><th scope="col">${escapeHtml(labels.targetLanguage)}</th>` +
    `<th scope="col">${escapeHtml(labels.status)}</th><th scope="col">${escapeHtml(labels.comments)}</th></tr></thead>\n` +
    `<tbody>\n${rows.map((row) => rowHtml(input, row)).join('\n')}\n</tbody>\n</table>\n</main>\n</body>\n</html>\n`
  )
}

function rowHtml({ sourceLang, targetLang, labels }: ExportInput, row: Row): string {
  const { segment } = row
  const classes: string[] = [segment.status]
  if (row.heading) classes.push('heading')
  if (row.credit) classes.push('credit')
  if (row.last) classes.push('last')
  const target = row.untranslated
    ? `<td class="text target missing">[${escapeHtml(labels.untranslated.toLocaleLowerCase(labels.lang))}]</td>`
    : `<td class="text target" lang="${escapeHtml(targetLang)}">${row.target.map(runHtml).join('')}</td>`
  const locked = segment.locked ? `<span class="locked">${escapeHtml(labels.locked)}</span>` : ''
  return (
    `<tr class="${classes.join(' ')}"><th scope="row" class="no">${segment.n}</th>` +
    `<td class="text source" lang="${escapeHtml(sourceLang)}">${row.source.map(runHtml).join('')}</td>${target}` +
    `<td class="status"><span class="state"><span aria-hidden="true">${statusSymbols[segment.status]}</span> ` +
    `${escapeHtml(labels.statusNames[segment.status])}</span>${locked}</td><td class="comments"></td></tr>`
  )
}
