import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DecisionResult, RouteBody, Suggestion } from '../../core/api.ts'
import { inlineText } from '../../core/model/inline.ts'
import { can, roles, type Role } from '../../core/model/permissions.ts'
import { deleted, edit, saveBody, typed } from '../builders/client-edits.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

let requests = 0
const written = () => ({ client: 'tab', requestId: `request-${++requests}` })
const target = 'The Party Committee organised a conference.'
const held = target.replace('organised', 'held')

interface At {
  document: string
  segment: string
}

async function translated(source = 'Đảng ủy tổ chức hội nghị.'): Promise<At> {
  const { document, rows } = await aDocument(server, source)
  const segment = rows[0]?.id ?? ''
  await server.call('save', { params: { document }, body: saveBody([edit(segment, 0, typed(0, target))]) })
  return { document, segment }
}

async function suggest(
  { document, segment }: At,
  text: string,
  changes: Partial<RouteBody<'suggest'>> = {},
  as: Role = 'reviewer',
): Promise<Suggestion> {
  const body = { ...written(), segment, ifVersion: 0, baseVersion: 1, text, ...changes }
  return (await server.call('suggest', { params: { document }, body, as })).suggestion
}

const list = async ({ document }: At) => (await server.call('listSuggestions', { params: { document } })).suggestions

async function decide(
  { document }: At,
  decision: 'accept' | 'reject',
  suggestions: readonly Suggestion[],
  hunks: number[] | null = null,
  as: Role = 'translator',
): Promise<DecisionResult[]> {
  const items = suggestions.map(({ id, version }) => ({ suggestion: id, version, hunks }))
  const body = { ...written(), decision, items }
  return (await server.call('decideSuggestions', { params: { document }, body, as })).results
}

async function row({ document }: At) {
  const [first] = (await server.call('getRows', { params: { document } })).rows
  if (!first) throw new Error('no row')
  return { ...first, text: inlineText(first.target) }
}
const save = ({ document, segment }: At, version: number, steps: Parameters<typeof edit>[2]) =>
  server.call('save', { params: { document }, body: saveBody([edit(segment, version, steps)]) })

describe('a suggestion', () => {
  test('stands beside the text, which stays what everyone works with', async () => {
    const at = await translated()
    const made = await suggest(at, held)
    expect(made).toMatchObject({ base: target, text: held, baseVersion: 1, version: 1, state: 'open' })
    expect(made.author.id).toBe('user-reviewer')
    expect(await list(at)).toEqual([made])
    expect(await row(at)).toMatchObject({ text: target, version: 1, status: 'draft' })
    const file = await server.send('exportDocument', {
      params: { document: at.document },
      query: { format: 'target-txt' },
    })
    expect(await file.text()).toContain('organised')
  })

  test('is one a person: the next version takes its place, the same text withdraws it', async () => {
    const at = await translated()
    const one = await suggest(at, held)
    const two = await suggest(at, held.replace('a conference', 'a meeting'), { ifVersion: 1 })
    expect([two.id, two.version]).toEqual([one.id, 2])
    await suggest(at, target.replace('The', 'This'), {}, 'translator')
    expect(await list(at)).toHaveLength(2)
    await expect(suggest(at, held, { ifVersion: 1 })).rejects.toMatchObject({ code: 'suggestion.outdated' })
    expect(await suggest(at, target, { ifVersion: 2 })).toMatchObject({ state: 'withdrawn' })
    expect((await list(at)).map(({ author }) => author.id)).toEqual(['user-translator'])
  })

  test('sent twice is kept once', async () => {
    const at = await translated()
    const same = written()
    expect(await suggest(at, held, same)).toEqual(await suggest(at, held, same))
    expect(await list(at)).toHaveLength(1)
  })

  test('takes no text that a target could not have', async () => {
    const at = await translated()
    const bad: unknown[] = [
      'x'.repeat(20_001),
      'a\u0000b',
      'a\ud800b',
      [{ type: 'tag', attrs: { kind: 'x', ref: '9', label: '' } }],
      [{ type: 'image' }],
      [7],
    ]
    for (const text of bad) {
      const body = { ...written(), segment: at.segment, ifVersion: 0, baseVersion: 1, text }
      const response = await server.send('suggest', { params: { document: at.document }, body, as: 'reviewer' })
      expect([JSON.stringify(text).slice(0, 30), response.status]).toEqual([JSON.stringify(text).slice(0, 30), 422])
    }
    expect(await list(at)).toEqual([])
  })

  test.each(roles)('by a %s', async (role) => {
    const at = await translated()
    const body = { ...written(), segment: at.segment, ifVersion: 0, baseVersion: 1, text: held }
    const { status } = await server.send('suggest', { params: { document: at.document }, body, as: role })
    expect(status).toBe(can({ user: '', role }, 'suggest') ? 200 : 403)
    const of = await translated()
    const made = await suggest(of, held, {}, 'manager')
    if (!can({ user: '', role }, 'suggest')) return
    const [result] = await decide(of, 'accept', [made], null, role)
    expect(result).toMatchObject(
      can({ user: '', role }, 'text') ? { result: 'ok' } : { result: 'refused', code: 'auth.forbidden' },
    )
  })
})

describe('when the text changes under it', () => {
  test('it is carried over, in the same write', async () => {
    const at = await translated()
    const made = await suggest(at, held)
    await save(at, 1, typed(0, 'On Monday, '))
    expect(await list(at)).toMatchObject([
      {
        id: made.id,
        base: `On Monday, ${target}`,
        text: `On Monday, ${held}`,
        baseVersion: 2,
        version: 2,
        state: 'open',
      },
    ])
  })

  test('it is in conflict where both change the same words, and whole', async () => {
    const at = await translated()
    const made = await suggest(at, held)
    await save(at, 1, typed(22, 'X'))
    const [now] = await list(at)
    expect(now).toMatchObject({ id: made.id, base: target, text: held, state: 'conflict' })
    expect(now && (await decide(at, 'accept', [now]))).toEqual([{ result: 'refused', code: 'suggestion.conflict' }])
    // Its author puts it right on the text of now.
    const text = (await row(at)).text.replace('orXganised', 'held')
    expect(await suggest(at, text, { ifVersion: 2, baseVersion: 2 })).toMatchObject({ state: 'open', text })
  })

  test('it is over when the text says so already', async () => {
    const at = await translated()
    await suggest(at, target.replace('conference.', 'conference. Twice.'))
    await save(at, 1, typed(target.length, ' Twice.'))
    expect(await list(at)).toEqual([])
  })

  test('of an author who has not seen it, it is carried over as it is kept', async () => {
    const at = await translated()
    await suggest(at, held)
    await save(at, 1, typed(0, 'On Monday, '))
    // The author went on typing in the text of before.
    await expect(suggest(at, `${held} Twice.`, { ifVersion: 1 })).rejects.toMatchObject({ code: 'suggestion.outdated' })
    await expect(suggest(at, held, { baseVersion: 9 }, 'translator')).rejects.toMatchObject({
      code: 'save.unknownVersion',
    })
  })

  test('a changed status changes nothing for it', async () => {
    const at = await translated()
    const body = {
      ...saveBody([]),
      items: [{ op: 'status' as const, segment: at.segment, baseVersion: 1, status: 'confirmed' as const }],
    }
    await server.call('save', { params: { document: at.document }, body })
    expect(await suggest(at, held)).toMatchObject({ state: 'open', baseVersion: 2 })
  })

  test('it goes to its part of a split and stands on the whole after a join', async () => {
    const at = await translated()
    const tail = await suggest(at, target.replace('a conference', 'a meeting'))
    const both = await suggest(at, 'This Party Committee organised meetings.', {}, 'translator')
    const op = { kind: 'split' as const, segment: at.segment, version: 1, sourceAt: 8, targetAt: 19 }
    const { event } = await server.call('restructure', {
      params: { document: at.document },
      body: { ...written(), op },
    })
    const second = event.kind === 'split' ? event.second : ''
    const after = await list(at)
    expect(after.find(({ id }) => id === tail.id)).toMatchObject({
      segment: second,
      state: 'open',
      text: 'organised a meeting.',
    })
    expect(after.find(({ id }) => id === both.id)).toMatchObject({
      segment: at.segment,
      state: 'conflict',
      text: 'This Party Committee organised meetings.',
    })
    const undo = { ...written(), op: { kind: 'undo' as const, event: event.n } }
    await server.call('restructure', { params: { document: at.document }, body: undo })
    const again = await list(at)
    expect(again.find(({ id }) => id === tail.id)).toMatchObject({
      segment: at.segment,
      state: 'open',
      text: target.replace('a conference', 'a meeting'),
    })
    expect(again.find(({ id }) => id === both.id)).toMatchObject({
      state: 'open',
      text: 'This Party Committee organised meetings.',
    })
  })
})

test('split and join leave what is suggested next to the cut as it is', async () => {
  const at = await translated()
  const before = await suggest(at, target.replace('Committee', 'committees'))
  const after = await suggest(at, target.replace('organised', 'held'), {}, 'translator')
  const op = { kind: 'split' as const, segment: at.segment, version: 1, sourceAt: 8, targetAt: 19 }
  const { event } = await server.call('restructure', { params: { document: at.document }, body: { ...written(), op } })
  const second = event.kind === 'split' ? event.second : ''
  const parts = await list(at)
  expect(parts.find(({ id }) => id === before.id)).toMatchObject({
    ...{ segment: at.segment, state: 'open', base: 'The Party Committee', text: 'The Party committees' },
  })
  expect(parts.find(({ id }) => id === after.id)).toMatchObject({
    ...{ segment: second, state: 'open', base: 'organised a conference.', text: 'held a conference.' },
  })
  const join = { kind: 'join' as const, segment: at.segment, version: 2, second, secondVersion: 0 }
  await server.call('restructure', { params: { document: at.document }, body: { ...written(), op: join } })
  const whole = await list(at)
  expect(whole.find(({ id }) => id === before.id)).toMatchObject({
    ...{ segment: at.segment, state: 'open', base: target, text: target.replace('Committee', 'committees') },
  })
  expect(whole.find(({ id }) => id === after.id)).toMatchObject({
    ...{ segment: at.segment, state: 'open', base: target, text: held },
  })
})

describe('a decision', () => {
  test('accepts as a save of the text, with credit to the author', async () => {
    const at = await translated()
    const made = await suggest(at, held)
    const body = {
      ...saveBody([]),
      items: [{ op: 'status' as const, segment: at.segment, baseVersion: 1, status: 'confirmed' as const }],
    }
    await server.call('save', { params: { document: at.document }, body })
    const [now] = await list(at)
    const [result] = await decide(at, 'accept', [now ?? made])
    expect(result).toMatchObject({
      result: 'ok',
      suggestion: { state: 'accepted', decided: { by: { id: 'user-translator' } } },
    })
    expect(await row(at)).toMatchObject({ text: held, status: 'draft' })
    expect(await list(at)).toEqual([])
    const { events } = await server.call('getEvents', { params: { document: at.document }, query: { after: 0 } })
    expect(events.at(-1)).toMatchObject({
      kind: 'text',
      actor: 'user-translator',
      via: { how: 'suggestion', by: 'user-reviewer', of: made.id },
    })
  })

  test('takes one hunk and leaves the others, then rejects one', async () => {
    const at = await translated()
    const made = await suggest(at, 'This Party Committee held a meeting.')
    const [first] = await decide(at, 'accept', [made], [0])
    expect(await row(at)).toMatchObject({ text: target.replace('The', 'This') })
    if (first?.result !== 'ok') throw new Error('refused')
    expect(first.suggestion).toMatchObject({ state: 'open', version: 2, text: 'This Party Committee held a meeting.' })
    const [second] = await decide(at, 'reject', [first.suggestion], [0])
    if (second?.result !== 'ok') throw new Error('refused')
    expect(second.suggestion.text).toBe('This Party Committee organised a meeting.')
    await decide(at, 'accept', [second.suggestion])
    expect(await row(at)).toMatchObject({ text: 'This Party Committee organised a meeting.' })
    expect(await list(at)).toEqual([])
  })

  test('on several suggestions of one segment carries the later over', async () => {
    const at = await translated()
    const one = await suggest(at, held)
    const two = await suggest(at, target.replace('The', 'This'), {}, 'owner')
    expect((await decide(at, 'accept', [one, two])).map(({ result }) => result)).toEqual(['ok', 'ok'])
    expect(await row(at)).toMatchObject({ text: held.replace('The', 'This'), version: 3 })
  })

  test('on two that change the same words takes the first and leaves the other in conflict', async () => {
    const at = await translated()
    const one = await suggest(at, held)
    const two = await suggest(at, target.replace('organised', 'hosted'), {}, 'owner')
    const [first, second] = await decide(at, 'accept', [one, two])
    expect([first?.result, second]).toEqual(['ok', { result: 'refused', code: 'suggestion.conflict' }])
    expect(await list(at)).toMatchObject([{ id: two.id, state: 'conflict' }])
    expect(await row(at)).toMatchObject({ text: held })
  })

  test('on hunks counts them from the text that was seen', async () => {
    const at = await translated()
    const one = await suggest(at, held)
    const two = await suggest(at, 'This Party Committee organised a meeting.', {}, 'owner')
    const items = [
      { suggestion: one.id, version: one.version, hunks: null },
      { suggestion: two.id, version: two.version, hunks: [1] },
    ]
    const body = { ...written(), decision: 'accept' as const, items }
    const { results } = await server.call('decideSuggestions', { params: { document: at.document }, body })
    expect(results).toMatchObject([{ result: 'ok' }, { result: 'refused', code: 'suggestion.outdated' }])
  })

  test('is made once, whoever comes second', async () => {
    const at = await translated()
    const made = await suggest(at, held)
    const [one, two] = await Promise.all([decide(at, 'accept', [made]), decide(at, 'reject', [made], null, 'owner')])
    const codes = [...one, ...two].map((result) => (result.result === 'ok' ? 'ok' : result.code)).sort()
    expect(codes).toEqual(['ok', 'suggestion.decided'])
  })

  test('withdraws one’s own without a right to the text; locked rows and unknown hunks are refused', async () => {
    const at = await translated()
    const own = await suggest(at, held, {}, 'terminologist')
    expect(await decide(at, 'reject', [own], [5], 'terminologist')).toEqual([
      { result: 'refused', code: 'suggestion.outdated' },
    ])
    const others = await suggest(at, held)
    expect(await decide(at, 'reject', [others], null, 'terminologist')).toEqual([
      { result: 'refused', code: 'auth.forbidden' },
    ])
    expect(await decide(at, 'reject', [own], null, 'terminologist')).toMatchObject([
      { suggestion: { state: 'withdrawn' } },
    ])
    expect(await decide(at, 'accept', [{ ...others, id: 'nothing' }])).toEqual([
      { result: 'refused', code: 'notFound.suggestion' },
    ])
  })
})

test('edits of others never lose a suggested word, unless a conflict says so', async () => {
  const word = fc.constantFrom('Party', 'hội', 'nghị', 'Đảng', 'x', 'two', '😀')
  const place = fc.double({ min: 0, max: 1, noNaN: true })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(word, place, fc.boolean()), { minLength: 1, maxLength: 6 }), async (edits) => {
      const at = await translated()
      await suggest(at, target.replace('organised', 'QQQ ZZZ').replace('conference', 'KKK'))
      let text = target
      for (const [n, [added, share, removes]] of edits.entries()) {
        const words = [...text.matchAll(/\S+/g)]
        const chosen = words[Math.floor(share * (words.length - 1))]
        const from = chosen?.index ?? 0
        const steps = removes && chosen ? deleted(from, from + chosen[0].length) : typed(from, `${added} `)
        await save(at, n + 1, steps)
        text = (await row(at)).text
      }
      for (const one of await list(at)) {
        for (const kept of ['QQQ', 'ZZZ', 'KKK']) expect(inlineText(one.text as string)).toContain(kept)
        if (one.state === 'open') expect(one.base).toEqual(text)
      }
      expect(await list(at)).toHaveLength(1)
    }),
    { numRuns: 25 },
  )
})
