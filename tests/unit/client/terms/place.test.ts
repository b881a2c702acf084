import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { placeBeside } from '../../../../client/terms/place.ts'

const box = (left: number, top: number, width = 100, height = 20) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})
const card = { width: 400, height: 300 }
const window = { width: 1440, height: 900 }

test('under its term where there is room', () => {
  expect(placeBeside(box(200, 100), card, window)).toEqual({ left: 200, top: 126 })
})

test('above its term where there is none below', () => {
  expect(placeBeside(box(200, 700), card, window)).toEqual({ left: 200, top: 394 })
})

test('left of an entry of the panel, beside it', () => {
  expect(placeBeside(box(1080, 200, 340), card, { ...window, aside: true })).toEqual({ left: 674, top: 200 })
})

test('under an entry of the panel where there is no room left of it', () => {
  expect(placeBeside(box(100, 200, 340), card, { ...window, aside: true })).toEqual({ left: 100, top: 226 })
})

test('always within the window', () => {
  const place = fc.integer({ min: -500, max: 2000 })
  fc.assert(
    fc.property(place, place, fc.boolean(), (x, y, aside) => {
      const { left, top } = placeBeside(box(x, y), card, { ...window, aside })
      expect(left).toBeGreaterThanOrEqual(8)
      expect(top).toBeGreaterThanOrEqual(8)
      expect(left + card.width).toBeLessThanOrEqual(window.width - 8)
      expect(top + card.height).toBeLessThanOrEqual(window.height - 8)
    }),
  )
})
