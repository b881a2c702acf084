import { beforeEach, describe, expect, test } from '@jest/globals'
import { Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import type { DocumentEvent, Row } from '../../../core/api.ts'
import { inlineToNode } from '../../../core/model/inline.ts'
import { applySteps } from '../../../core/sync/changes.ts'
import { Ledger } from '../../../client/editor/sync/ledger.ts'
import type { Outgoing } from '../../../client/editor/sync/state.ts'

const row = (id: string, target = '', version = 1): Row => ({
  id,
  unit: 0,
  kind: 'paragraph',
  source: 'nguồn',
  target,
  status: target === '' ? 'untranslated' : 'draft',
  locked: false,
  version,
})

let composing: string | null
let shown: [string, string][]
let notices: [string, string, string | undefined][]
let gaps: string[]
let ledger: Ledger
let ids: number

beforeEach(() => {
  composing = null
  shown = []
  notices = []
  gaps = []
  ids = 0
  ledger = new Ledger(
    'me',
    {
      composing: () => composing,
      show: (id, node) => void shown.push([id, node.textContent]),
      restate: () => undefined,
      restructure: () => undefined,
      notice: (code, segment, _params, text) => void notices.push([code, segment, text]),
      changed: () => undefined,
      gap: (id) => void gaps.push(id),
    },
    () => `q${++ids}`,
  )
})

function type(id: string, at: number, text: string): void {
  const state = ledger.get(id)
  if (!state) throw new Error(id)
  const step = new ReplaceStep(at, at, new Slice(inlineToNode('target', text).content, 0, 0))
  ledger.edit(id, [step], applySteps(state.local, [step]))
}

const local = (id: string): string | undefined => ledger.get(id)?.local.textContent

function theirs(segment: string, version: number, at: number, text: string): DocumentEvent {
  const steps = [{ stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text }] } }]
  const common = { n: version * 10, segment, version, actor: 'u', client: 'other', request: 'x', at: 0, undoes: null }
  return { ...common, kind: 'text', steps, status: 'draft' }
}

const own = (request: Outgoing, event: DocumentEvent): DocumentEvent => ({
  ...event,
  client: 'me',
  request: request.requestId,
})

const take = (): Outgoing => {
  const request = ledger.take()
  if (!request) throw new Error('nothing to send')
  return request
}
const ok = (version: number, status: 'draft' | 'confirmed' = 'draft') => ({
  results: [{ result: 'ok' as const, version, event: version, status }],
})

describe('saving', () => {
  test('what is typed while a request is under way goes with the next one', () => {
    ledger.add(row('a'))
    type('a', 0, 'one')
    const request = take()
    type('a', 3, ' two')
    expect(ledger.take()).toBeNull()
    ledger.settle(request, ok(2))
    expect(take().items).toMatchObject([{ baseVersion: 2, steps: [{ from: 3 }] }])
    expect(local('a')).toBe('one two')
  })

  test('the event may come before the answer, and the answer after it changes nothing', () => {
    ledger.add(row('a'))
    type('a', 0, 'one')
    const request = take()
    ledger.receive(own(request, theirs('a', 2, 0, 'one')))
    expect(ledger.unsaved().size).toBe(0)
    ledger.settle(request, ok(2))
    expect([local('a'), ledger.get('a')?.version]).toEqual(['one', 2])
  })

  test('nothing is sent while a view composes, in no segment', () => {
    ledger.add(row('a'))
    ledger.add(row('b'))
    type('b', 0, 'x')
    composing = 'a'
    expect(ledger.hasSendable()).toBe(false)
    expect(ledger.take()).toBeNull()
    composing = null
    expect(take().items).toHaveLength(1)
  })

  test('a status waits for the text it was set on', () => {
    ledger.add(row('a'))
    type('a', 0, 'one')
    ledger.setStatus('a', 'confirmed')
    const text = take()
    expect(text.items.map((item) => item.op)).toEqual(['steps'])
    ledger.settle(text, ok(2))
    const status = take()
    expect(status.items).toEqual([{ op: 'status', segment: 'a', baseVersion: 2, status: 'confirmed' }])
    ledger.settle(status, ok(3, 'confirmed'))
    expect(ledger.unsaved().size).toBe(0)
    expect(ledger.get('a')?.status).toBe('confirmed')
  })

  test('typing again takes back a status not yet sent', () => {
    ledger.add(row('a', 'one'))
    ledger.setStatus('a', 'confirmed')
    type('a', 3, '!')
    expect(take().items.map((item) => item.op)).toEqual(['steps'])
    const state = ledger.get('a')
    expect(state && ledger.statusOf(state)).toBe('draft')
  })
})

describe('what others do', () => {
  test('their edit is shown, mine on top of it is sent against their version', () => {
    ledger.add(row('a', 'base'))
    type('a', 4, ' mine')
    const request = take()
    ledger.receive(theirs('a', 2, 0, 'their '))
    expect(shown).toEqual([['a', 'their base mine']])
    ledger.settle(request, { results: [{ result: 'conflict', events: [theirs('a', 2, 0, 'their ')] }] })
    expect(take().items).toMatchObject([{ baseVersion: 2, steps: [{ from: 10 }] }])
  })

  test('their text drops a status of mine they have not seen, and says so', () => {
    ledger.add(row('a', 'base'))
    ledger.setStatus('a', 'confirmed')
    ledger.receive(theirs('a', 2, 0, 'x'))
    expect(notices).toEqual([['statusOutdated', 'a', undefined]])
    expect(ledger.unsaved().size).toBe(0)
  })

  test('a view that composes is left alone; afterwards everything is there, in order', () => {
    ledger.add(row('a', 'base'))
    ledger.add(row('b', 'other'))
    composing = 'a'
    ledger.receive(theirs('a', 2, 0, '1'))
    ledger.receive(theirs('a', 3, 1, '2'))
    ledger.receive(theirs('b', 2, 0, '3'))
    type('a', 4, 'việt')
    expect(shown).toEqual([])
    composing = null
    ledger.release()
    expect([local('a'), local('b')]).toEqual(['12baseviệt', '3other'])
  })

  test('the acknowledgement of a save sent before does not wait for the composition', () => {
    ledger.add(row('a', 'base'))
    type('a', 4, '!')
    const request = take()
    composing = 'a'
    ledger.settle(request, ok(2))
    expect(ledger.unsaved().size).toBe(0)
  })

  test('an event that does not follow the last one is asked for, and nothing is sent until it is here', () => {
    ledger.add(row('a', 'base'))
    type('a', 4, '!')
    ledger.receive(theirs('a', 3, 0, 'x'))
    expect(gaps).toEqual(['a'])
    expect(ledger.take()).toBeNull()
    ledger.receive(theirs('a', 2, 0, 'y'))
    ledger.receive(theirs('a', 3, 0, 'x'))
    ledger.unblock()
    expect(local('a')).toBe('xybase!')
    expect(take().items).toMatchObject([{ baseVersion: 3 }])
  })
})

describe('refusals', () => {
  test('refused text leaves the row and comes back in the notice', () => {
    ledger.add(row('a', 'base'))
    type('a', 4, ' more')
    const request = take()
    type('a', 9, ' still')
    ledger.settle(request, { results: [{ result: 'refused', code: 'save.locked', params: {} }] })
    expect(notices).toEqual([['save.locked', 'a', 'base more still']])
    expect(local('a')).toBe('base')
    expect(ledger.unsaved().size).toBe(0)
  })

  test('one refused item leaves the others alone', () => {
    ledger.add(row('a'))
    ledger.add(row('b'))
    type('a', 0, 'x')
    type('b', 0, 'y')
    const request = take()
    ledger.settle(request, {
      results: [{ result: 'refused', code: 'save.locked', params: {} }, ...ok(2).results],
    })
    expect([local('a'), local('b')]).toEqual(['', 'y'])
  })
})
