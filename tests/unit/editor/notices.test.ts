import { expect, test } from '@jest/globals'
import { Notices } from '../../../client/editor/notices.ts'
import type { PendingKey } from '../../../client/editor/sync/pending-store.ts'

const key = (client: string): PendingKey => ({ server: 's', user: 'u', document: 'd', segment: 's1', client })

test('a kept text is shown once, however often its record is found', () => {
  const removed: PendingKey[] = []
  const notices = new Notices(
    () => undefined,
    (record) => removed.push(record),
  )
  const notice = { code: 'save.locked', segment: 's1', params: {}, text: 'kept' }
  notices.add(notice, key('a'))
  notices.add(notice, key('a'))
  notices.add(notice, key('b'))
  expect(notices.all()).toHaveLength(2)
  const [first] = notices.all()
  notices.dismiss(first?.id ?? '')
  expect(notices.all()).toHaveLength(1)
  expect(removed).toEqual([key('a')])
})
