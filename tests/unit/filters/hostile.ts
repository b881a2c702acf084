import fc from 'fast-check'

/** Pieces of text that break careless writers. */
const pieces = [
  'Đảng bộ',
  'a\u0323\u0302',
  '<b>&amp;</b>',
  ']]>',
  '<!--',
  '-->',
  '</td></tr></table>',
  '</w:t></w:r>',
  '<script>alert(1)</script>',
  '</style>',
  '"\'`',
  '&#0;',
  '&nbsp',
  '%s$1$&',
  '\0',
  '\u0001',
  '\u000b\u000c',
  '\u001b[31m',
  '\u007f\u0085\u0099',
  '\ufffe\uffff',
  '\ufdd0\u{1fffe}',
  '\ud800',
  '\udc00x\ud83d',
  '🙏🇻🇳👩‍👩‍👧',
  '\u202e\u200f\u2066',
  '\u200b\ufeff\u00ad',
  '\r\n\t\u2028\u2029',
  ' \u00a0 ',
  '=1+1',
]

export const hostileText = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''))
