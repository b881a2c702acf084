import { expect, test } from '@jest/globals'
import { initialsOf } from '../../../client/editor/initials.ts'
import { clean } from '../../../client/editor/plugins/paste.ts'
import { spaced } from '../../../client/editor/spacing.ts'

test.each([
  ['Politburo', 'e', ' ', ' Politburo'],
  ['Politburo', 'e', 'o', ' Politburo '],
  ['Politburo', ',', '', ' Politburo'],
  ['Politburo', ' ', '.', 'Politburo'],
  ['Politburo', '(', ')', 'Politburo'],
  ['Politburo', '', '', 'Politburo'],
  ['Politburo', '“', '”', 'Politburo'],
  ['(CPV)', 'm', ',', ' (CPV)'],
  ['Đảng', 'ộ', 'ủ', ' Đảng '],
])('%s between "%s" and "%s" goes in as "%s"', (text, before, after, wanted) => {
  expect(spaced(text, before, after)).toBe(wanted)
})

test.each([
  ['one\ntwo', 'one two'],
  ['one \r\n\r\n two', 'one two'],
  ['a\tb', 'a b'],
  ['Vie\u0323\u0302t', 'Việt'],
  ['a\u0000b\u0007c\ud800d', 'abcd'],
  ['giữ\u00a0nguyên', 'giữ\u00a0nguyên'],
  ['😀', '😀'],
])('pasted text %j becomes %j', (text, wanted) => {
  expect(clean(text)).toBe(wanted)
})

test.each([
  ['Nguyễn Thị Thu Hường', 'NH'],
  ['đào', 'ĐÀ'],
  ['Lan', 'LA'],
  ['', ''],
])('initials of %s are %s', (name, wanted) => {
  expect(initialsOf(name)).toBe(wanted)
})
