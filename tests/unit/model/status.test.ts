import { describe, expect, test } from '@jest/globals'
import { joinedStatus, statusAfterEdit, statusMove } from '../../../core/model/status.ts'

describe('segment status', () => {
  test('an edit makes a confirmed or approved segment a draft again', () => {
    expect(statusAfterEdit('confirmed', 'x')).toBe('draft')
    expect(statusAfterEdit('approved', '')).toBe('draft')
  })
  test('an emptied draft is untranslated, since it was never confirmed', () => {
    expect(statusAfterEdit('draft', '')).toBe('untranslated')
    expect(statusAfterEdit('untranslated', 'a')).toBe('draft')
  })
  test('an empty target is never confirmed', () => {
    expect(statusMove('draft', 'confirmed', '  ')).toBe('emptyTarget')
    expect(statusMove('draft', 'confirmed', 'done')).toBe('ok')
  })
  test('only a confirmed segment is approved', () => {
    expect(statusMove('draft', 'approved', 'x')).toBe('notAllowed')
    expect(statusMove('confirmed', 'approved', 'x')).toBe('ok')
  })
  test('a join takes the earlier status, but a draft when there is text', () => {
    expect(joinedStatus('confirmed', 'approved', 'x')).toBe('confirmed')
    expect(joinedStatus('untranslated', 'approved', 'x')).toBe('draft')
    expect(joinedStatus('untranslated', 'untranslated', '')).toBe('untranslated')
  })
})
