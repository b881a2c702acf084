import { expect, test } from '@jest/globals'
import { telexStages } from '../../builders/browser-typing.ts'

test.each([
  ['việt', ['v', 'vi', 'vie', 'viê', 'viêt', 'việt']],
  ['Đảng', ['D', 'Đ', 'Đa', 'Đan', 'Đang', 'Đảng']],
  ['ươm', ['u', 'ư', 'ưo', 'ươ', 'ươm']],
  ['5/2018', ['5', '5/', '5/2', '5/20', '5/201', '5/2018']],
])('the stages of %s are what a Telex keyboard shows', (syllable, stages) => {
  expect(telexStages(syllable)).toEqual(stages)
})
