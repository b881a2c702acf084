import type { ExportInput, ExportSegment, ExportThread, Exporter } from '../filter.ts'
import { escapeHtml } from '../html.ts'
import { rowsOf, statusSymbols, type Row } from '../rows.ts'
import { runsOf, type Run, type RunMark } from '../runs.ts'
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
    aboutHtml(input) +
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
    `${escapeHtml(labels.statusNames[segment.status])}</span>${locked}</td><td class="comments">${notesHtml(labels, segment)}</td></tr>`
  )
}

type Labels = ExportInput['labels']

/** What was said about the document as a whole, above the table. */
function aboutHtml({ labels, threads = [] }: ExportInput): string {
  if (threads.length === 0) return ''
  return `<section class="notes">${threads.map((thread) => threadHtml(labels, thread)).join('')}</section>\n`
}

/** Comments and suggestions of a row. */
function notesHtml(labels: Labels, { threads = [], suggestions = [], target }: ExportSegment): string {
  const flat = runsOf(target)
    .map((run) => (run.tag ? '\ufffc' : run.text))
    .join('')
  const suggested = suggestions.map(({ author, at, hunks }) => {
    const changes = hunks.map(({ from, to, inserted }) => {
      const before = flat.slice(from, to).replaceAll('\ufffc', '')
      const after = runsOf(inserted).map(runHtml).join('')
      return (before === '' ? '' : `<del>${escapeHtml(before)}</del>`) + (after === '' ? '' : `<ins>${after}</ins>`)
    })
    return `<div class="note"><p><b>${escapeHtml(author)}</b> ${timeHtml(labels, at)}</p><p>${changes.join(' … ')}</p></div>`
  })
  return threads.map((thread) => threadHtml(labels, thread)).join('') + suggested.join('')
}

function threadHtml(labels: Labels, { quote, resolved, comments }: ExportThread): string {
  const about = quote === '' ? '' : `<p><q>${escapeHtml(quote)}</q></p>`
  const done = resolved ? `<p class="done">${escapeHtml(labels.resolved)}</p>` : ''
  const said = comments.map(
    ({ author, at, text }) =>
      `<p><b>${escapeHtml(author)}</b> ${timeHtml(labels, at)}<br>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`,
  )
  return `<div class="note">${about}${said.join('')}${done}</div>`
}

/** The reader's own zone is not known: times are UTC, and say so. */
function timeHtml({ lang }: Labels, at: number): string {
  const shown = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'vi-VN', {
    ...{ dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' },
  }).format(at)
  return `<time datetime="${new Date(at).toISOString()}">${escapeHtml(shown)} UTC</time>`
}
