import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Untranslatable } from '../../../core/language/icu/pattern.ts'
import { translateSide, translateWhole } from '../../../core/language/icu/translate.ts'

/** Does the expression match these texts as a whole? */
const whole = (icu: string, text: string): boolean => {
  const { source, flags } = translateSide(`(?:${icu})\\z`, 'after') ?? { source: '', flags: 'u' }
  return new RegExp(`^(?:${source})`, flags).test(text)
}
/** Does it match up to the end of the text, as the side before a break does? */
const upTo = (icu: string, text: string): boolean => {
  const { source, flags } = translateSide(icu, 'before') ?? { source: '', flags: 'u' }
  return new RegExp(`(?<=${source})(?![^])`, flags).test(text)
}

describe('ICU expressions in JavaScript', () => {
  test.each([
    // escapes
    ['\\h+', ' \u00a0\t', 'x'],
    ['\\H', 'x', '\u00a0'],
    ['\\v\\V', '\u2028a', 'aa'],
    ['\\s', '\u0085', '\u200b'],
    ['\\d+', '٤5', 'a'],
    ['\\D', 'ệ', '٤'],
    ['\\w+', 'Đảng_5', 'a-'],
    ['\\w+', 'Đảng'.normalize('NFD'), 'a b'],
    ['\\W', '“', 'ệ'],
    ['\\x{1EC7}\\x41\\u1EA3\\U0001F4CC', 'ệAả📌', 'ệAả'],
    ['\\uD83D\\uDCCC', '📌', '\ud83d'],
    ['\\u{1EC7}\\x9\\011\\cI\\t\\e\\a', 'ệ\t\t\t\t\u001b\u0007', ''],
    ['\\N{U+1EC7}\\N', 'ệx', 'ệ\n'],
    ['\\"\\-\\%\\<\\#\\ ', '"-%<# ', ''],
    ['\\R\\R', '\r\n\n', '\r\n'],
    ['\\X\\X', 'ệ\u0301👩‍👩‍👧', 'abc'],
    ['a.b', 'aếb', 'a\u0085b'],
    ['}]', '}]', ''],
    // quotation
    ['\\Qv.v.\\E!', 'v.v.!', 'vxv.!'],
    ['\\Q[a]*(\\E', '[a]*(', ''],
    ['\\Qab\\E+', 'abb', 'abab'],
    ['[\\Q]-^\\E]+', ']-^', 'a'],
    // properties and sets
    ['\\p{IsAlpha}+\\pN', 'Ủy5', '55'],
    ['\\p{Lu}+', 'ĐB', 'Đb'],
    ['\\p{^Lu}\\P{Lu}', 'ab', 'aB'],
    ['\\p{lu}\\p{uppercase letter}\\p{gc=Lu}', 'ABC', 'abc'],
    ['\\p{Latin}\\p{IsHan}\\p{script=greek}', 'a字α', 'aaa'],
    ['[[:alpha:]]+', 'Đảng', 'a1'],
    ['[[:^alpha:][:digit:]]+', '1.', 'a'],
    ['[[:punct:]\\s]+', '. !', 'a'],
    ['[a-z&&[^x]]+', 'abc', 'x'],
    ['[a-z&&[^x]&&[^y]]+', 'abc', 'y'],
    ['[a[bc]-]+', 'ab-c', 'd'],
    ['[[a-z]-[aeiou]]+', 'xyz', 'a'],
    ['[\\p{L}--[a-c]]+', 'dĐ', 'a'],
    ['[[a-z]&[x-z]]', 'y', 'a'],
    ['[^\\p{Lu}\\s]+', 'a.', 'A'],
    ['[\\P{Lu}]', 'a', 'A'],
    ['[]a]+', ']a', 'b'],
    ['[^]a]', 'b', ']'],
    ['[a&b^|(){}*+?.$/-]+', '&^|(){}*+?.$/-', 'c'],
    ['[\\-\\]\\[\\\\\\^]+', '-][\\^', 'a'],
    ['[\\b]', '\b', 'b'],
    ['[а-яё]+', 'съёзд', 'a'],
    // flags
    ['(?i)đảng', 'ĐẢNG', 'dang'],
    ['a(?i)b', 'aB', 'AB'],
    ['((?i)jan|feb)\\.?x', 'FEB.x', 'FEB.X'],
    ['a(?i:ừ[c-d]\\p{Lu})e', 'aỪDfe', 'aỪDfE'],
    ['(?i)a(?-i)b', 'Ab', 'AB'],
    ['(?s)a.b', 'a\nb', 'ab'],
    ['(?x) a b # chú thích\n c', 'abc', 'a b'],
    ['(?x: a [ b c ] )\\ d', 'ac d', 'a d'],
    ['(?m)a$\\n^b', 'a\nb', 'ab'],
    ['(?iu)Đ(?#nói thêm)ả', 'đẢ', 'da'],
    // repetition
    ['a{2}b{1,}c{0,2}d*?', 'aabccd', 'ab'],
    ['a?+b', 'b', 'a'],
    ['\\d*+x', '12x', '12'],
    ['(?>a|bc)d', 'bcd', 'bd'],
    ['(?>abc|abd|x)y', 'abdy', 'aby'],
    // groups and places
    ['(?<n>a)\\k<n>(b)\\2', 'aabb', 'aabc'],
    ['(?=(ab))\\1', 'ab', 'ba'],
    ['\\Aa\\b \\Bb?', 'a ', 'ab'],
    ['(?<=\\b)(?<!x)a(?!b)c', 'ac', 'ab'],
  ])('%s', (icu, match, miss) => {
    expect([whole(icu, match), whole(icu, miss)]).toEqual([true, false])
  })

  test.each([
    ['\\b', 'chữ', 'Đả', false],
    ['\\b', 'chữ', '', true],
    ['\\B', 'chữ', 'Đả', true],
  ])('word boundaries know Vietnamese letters: %s', (icu, before, after, expected) => {
    const { source = '', flags = 'u' } = translateSide(icu, 'after') ?? {}
    const pattern = new RegExp(source, `y${flags}`)
    pattern.lastIndex = before.length
    expect(pattern.test(before + after)).toBe(expected)
  })

  test('$ and \\Z stand before the last line end, \\z does not', () => {
    const matches = (icu: string, text: string) => upTo(`a(?:${icu})\\R?`, text)
    expect([matches('$', 'a\r\n'), matches('\\Z', 'a\n'), matches('\\z', 'a\n')]).toEqual([true, true, false])
    expect(matches('\\z', 'a')).toBe(true)
  })

  test('a possessive run gives nothing back, in front of a break as well', () => {
    expect([whole('a++ab', 'aaab'), whole('a++b', 'aaab')]).toEqual([false, true])
    expect([upTo('x\\.*+\\.', 'x..'), upTo('x\\.*+!', 'x..!')]).toEqual([false, true])
    expect([whole('a{1,2}+a', 'aaa'), whole('a{1,2}+a', 'aa'), whole('(?>a*)a', 'aa')]).toEqual([true, false, false])
    expect([whole('(?:ab)++c', 'ababc'), whole('(?:ab|a)++b', 'ab')]).toEqual([true, false])
    expect([whole('(?>a|ab)c', 'abc'), whole('(?>ab|a)c', 'abc')]).toEqual([false, true])
  })

  test.each([
    '\\G',
    '\\p{InGreek}',
    '\\p{Nonsense}',
    '\\N{LATIN SMALL LETTER A}',
    '(?w)a',
    '(?d)a',
    '(?(1)a|b)',
    '\\1(a)',
    '(?i)(a)\\1',
    '\\y',
    '(',
    ')',
    '[a',
    '*a',
    'a{2,1}',
    'a{5000}',
    'a**b{',
    '[z-a]',
    '\\',
    '\\x{110000}',
    '('.repeat(200),
    '['.repeat(200),
    'a'.repeat(30_000),
  ])('no. %# is reported', (icu) => {
    expect(() => translateSide(icu, 'after')).toThrow(Untranslatable)
  })

  test.each(['(?>a|ab)c', '(?:a|b)\\1', '(a)\\1', '(?:ab)++c'])('%s is reported before a break', (icu) => {
    expect(() => translateSide(icu, 'before')).toThrow(Untranslatable)
  })

  test.each(['', '\\s*', '.*?', '(a?|b)', '(?:)'])('%j matches anything', (icu) => {
    expect([translateSide(icu, 'before'), translateSide(icu, 'after')]).toEqual([null, null])
  })

  test('a language pattern matches the whole code in any case', () => {
    expect([translateWhole('[Vv][Ii](?:[-_].*)?').test('vi-VN'), translateWhole('EN').test('en')]).toEqual([true, true])
    expect(translateWhole('EN').test('en-GB')).toBe(false)
  })
})

/** Expressions that ICU and JavaScript read alike, so that JavaScript itself is the judge. */
const plain: fc.Arbitrary<string> = fc.letrec<{ term: string; sequence: string; choice: string }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '\\.', '[ab]', '[^a]', '(?=a)', '(?<=b)', '(?!b)'),
    tie('choice').map((choice) => `(?:${choice})`),
  ),
  sequence: fc
    .array(fc.tuple(tie('term'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '*?', '+?')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) =>
      parts
        .map(([term, count]) =>
          count !== '' && term.startsWith('(?') && !term.startsWith('(?:') ? term : term + count,
        )
        .join(''),
    ),
  choice: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((options) => options.join('|')),
})).choice

/** Does a JavaScript expression match from some place up to `at`, read forwards? */
function endsAt(source: string, text: string, at: number): boolean {
  const pattern = new RegExp(`(?:${source})(?<=^[^]{${at}})`, 'yu')
  for (pattern.lastIndex = 0; pattern.lastIndex <= at; pattern.lastIndex++) {
    const from = pattern.lastIndex
    if (pattern.test(text)) return true
    pattern.lastIndex = from
  }
  return false
}

test('looking back, and cutting off what may be of any length, changes no answer', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 })
  fc.assert(
    fc.property(plain, text, (icu, given) => {
      const before = translateSide(icu, 'before')
      const after = translateSide(icu, 'after')
      for (let at = 0; at <= given.length; at++) {
        const ask = (source: string): boolean => {
          const pattern = new RegExp(source, 'yu')
          pattern.lastIndex = at
          return pattern.test(given)
        }
        expect(before === null || ask(`(?<=${before.source})`)).toBe(endsAt(icu, given, at))
        expect(after === null || ask(after.source)).toBe(ask(icu))
      }
    }),
    { numRuns: 600 },
  )
})

test('whatever is given, it is translated or reported', () => {
  const piece = fc.constantFrom(
    ...'\\|()[]{}*+?.^$-&:pQEbXRGux1i<>=!# \nđẢ📌'.split(''),
    '\\p{Lu}',
    '(?i)',
    '(?<',
    '[[:',
    '&&',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
      (icu) => {
        for (const side of ['before', 'after'] as const) {
          try {
            const translated = translateSide(icu, side)
            if (translated) new RegExp(translated.source, translated.flags).test('Đảng a.')
          } catch (error) {
            expect(error).toBeInstanceOf(Untranslatable)
          }
        }
      },
    ),
    { numRuns: 1000 },
  )
})
