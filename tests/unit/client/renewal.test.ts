import { expect, test } from '@jest/globals'
import { Renewal } from '../../../client/renewal.ts'

/** Questions as they are put; each is answered by the test. */
function asked() {
  const open: { answer: () => void; fail: () => void }[] = []
  const renewal = new Renewal(
    () =>
      new Promise<void>((resolve, reject) => {
        open.push({ answer: resolve, fail: () => reject(new Error('no line')) })
      }),
  )
  return { open, renewal }
}

test('asked meanwhile it asks once more, and all who asked then wait for that answer', async () => {
  const { open, renewal } = asked()
  let done = 0
  const waiting = [renewal.now(), renewal.now(), renewal.now()].map((one) => one.then(() => (done += 1)))
  expect(open).toHaveLength(1)
  open[0]?.answer()
  await new Promise((resolve) => setImmediate(resolve))
  expect([open.length, done]).toEqual([2, 0])
  open[1]?.answer()
  await Promise.all(waiting)
  expect([open.length, done]).toEqual([2, 3])
  void renewal.now()
  expect(open).toHaveLength(3)
})

test('a failure is told, unless what was asked meanwhile goes well', async () => {
  const { open, renewal } = asked()
  const first = renewal.now()
  open[0]?.fail()
  await expect(first).rejects.toThrow('no line')
  const second = renewal.now()
  void renewal.now()
  open[1]?.fail()
  await new Promise((resolve) => setImmediate(resolve))
  open[2]?.answer()
  await expect(second).resolves.toBeUndefined()
})
