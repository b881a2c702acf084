import { statusColours } from '../rows.ts'

/** The page's one style sheet: screen in light and dark, a phone, and paper. No font or image is fetched. */
export const css = `
:root { color-scheme: light dark; --paper: #fbfaf7; --card: #fff; --ink: #1d2328; --soft: #56616b; --line: #d8d2c5;
  --hair: #e7e3da; --accent: #0f6b62; --head: #eef3f0; --missing: #fff3c9; --missing-ink: #7a5000; --tag: #e7e3da;
  --untranslated: #${statusColours.untranslated}; --draft: #${statusColours.draft};
  --confirmed: #${statusColours.confirmed}; --approved: #${statusColours.approved}; }
@media (prefers-color-scheme: dark) { @media screen { :root { --paper: #15191c; --card: #1c2125; --ink: #e8e6e0;
  --soft: #a9b2b9; --line: #39424a; --hair: #2a3137; --accent: #4fb3a5; --head: #20302f; --missing: #3a3116;
  --missing-ink: #f0cf7a; --tag: #2a3137; --untranslated: #e7b75b; --draft: #a9b2b9; --confirmed: #8ab8ee;
  --approved: #7cc98d; } } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
  font: 17px/1.5 'Source Serif 4', 'Times New Roman', 'Liberation Serif', Tinos, serif; }
main { max-width: 1360px; margin: 0 auto; padding: 40px 32px 64px; }
h1 { font-size: 30px; line-height: 1.25; margin: 0 0 8px; text-wrap: balance; }
.about { color: var(--soft); margin: 0 0 28px; font-size: 15px; }
.about, .no, .status, .comments, th { font-family: 'Be Vietnam Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; background: var(--card);
  border-top: 3px solid var(--accent); border-bottom: 2px solid var(--accent); }
col.no { width: 52px; } col.status { width: 132px; } col.comments { width: 140px; }
th, td { text-align: left; vertical-align: top; padding: 9px 12px; overflow-wrap: anywhere; font-weight: normal; }
thead th { background: var(--head); color: var(--accent); font-weight: 600; font-size: 14px;
  border-bottom: 2px solid var(--accent); }
tbody tr { border-bottom: 1px solid var(--hair); }
tbody tr.last { border-bottom-color: var(--line); }
.no { text-align: right; color: var(--soft); font-size: 13px; padding-top: 13px; font-variant-numeric: tabular-nums; }
thead .no { padding-top: 9px; }
.status { font-size: 13px; padding-top: 13px; }
.text { white-space: pre-line; }
.heading .text { font-weight: 700; font-size: 20px; line-height: 1.35; }
.credit .text { font-style: italic; color: var(--soft); }
.missing { background: var(--missing); color: var(--missing-ink); font-style: italic; }
.heading .missing { font-weight: 400; font-size: inherit; }
.untranslated .state { color: var(--untranslated); } .draft .state { color: var(--draft); }
.confirmed .state { color: var(--confirmed); } .approved .state { color: var(--approved); }
.comments, .notes { font-size: 13px; }
.note { border-left: 3px solid var(--hair); padding-left: 8px; margin: 0 0 8px; }
.note p { margin: 0 0 4px; } .note time, .done { color: var(--soft); } .note q { font-style: italic; }
.locked { display: block; color: var(--soft); }
sub, sup { line-height: 0; }
.tag { background: var(--tag); border-radius: 4px; padding: 0 5px; font-size: 0.8em; }
@media screen and (max-width: 760px) {
  main { padding: 24px 16px 48px; }
  h1 { font-size: 25px; }
  table, tbody, tr, td, tbody th { display: block; width: auto; }
  table { background: none; border-bottom: 0; }
  thead, colgroup { display: none; }
  tbody tr { display: grid; grid-template-columns: 1fr auto; background: var(--card); border: 1px solid var(--hair);
    border-radius: 8px; margin-top: 12px; padding: 4px 0 8px; }
  .no { text-align: left; padding: 8px 14px 2px; }
  .status { padding: 8px 14px 2px; grid-row: 1; grid-column: 2; text-align: right; }
  .text { grid-column: 1 / -1; padding: 6px 14px; }
  .target { border-top: 1px solid var(--hair); margin: 0 14px; padding: 8px 0; }
  .target.missing { border-top: 0; border-radius: 6px; padding: 6px 10px; }
  .comments:empty { display: none; }
}
@media print {
  @page { size: A4 landscape; margin: 15mm 14mm 16mm;
    @bottom-right { content: counter(page) ' / ' counter(pages); font: 8.5pt 'Times New Roman', serif; color: #56616b; } }
  body { background: none; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 18pt; }
  .heading .text { font-size: 13pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  thead th, .missing, .tag { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
