import { describe, expect, test } from '@jest/globals'
import { addDocument, document, job, project } from '../../builders/store.ts'
import { withStore, type StoreEngine } from './engine.ts'

/** Settings, users, projects, requests, jobs and blobs. */
export function recordContract(engine: StoreEngine): void {
  describe('records', () => {
    test('a new store has its local owner', () =>
      withStore(engine, async (store) => {
        const owner = await store.read.users.localOwner()
        expect(owner.name).not.toBe('')
        expect(await store.read.users.get(owner.id)).toEqual(owner)
        expect(await store.read.users.get('nobody')).toBeNull()
      }))

    test('settings are replaced', () =>
      withStore(engine, async (store) => {
        expect(await store.read.settings.get('k')).toBeNull()
        await store.write((tx) => tx.settings.set('k', 'một'))
        await store.write((tx) => tx.settings.set('k', 'hai'))
        expect(await store.read.settings.get('k')).toBe('hai')
      }))

    test('projects come newest change first', () =>
      withStore(engine, async (store) => {
        await store.write(async (tx) => {
          for (const id of ['a', 'b', 'c']) await tx.projects.insert(project({ id, updatedAt: 1000 }))
          await tx.projects.touch('b', 3000)
          await tx.projects.rename('a', 'Đổi tên', 2000)
        })
        const projects = await store.read.projects.list()
        expect(projects.map((p) => p.id)).toEqual(['b', 'a', 'c'])
        expect(projects[1]).toEqual(project({ id: 'a', name: 'Đổi tên', updatedAt: 2000 }))
      }))

    test('a reply to a request is kept once and forgotten by age', () =>
      withStore(engine, async (store) => {
        const reply = { results: [{ result: 'ok', text: 'tiếng Việt \u0000 "x"' }] }
        await store.write((tx) => tx.requests.put('c', 'r', 'hash', reply, 1000))
        expect(await store.read.requests.get('c', 'r')).toEqual({ bodyHash: 'hash', reply })
        expect(await store.read.requests.get('other', 'r')).toBeNull()
        await expect(store.write((tx) => tx.requests.put('c', 'r', 'other', {}, 2000))).rejects.toBeDefined()
        expect(await store.read.requests.get('c', 'r')).toEqual({ bodyHash: 'hash', reply })
        await store.write((tx) => tx.requests.put('c', 'newer', 'hash', {}, 2000))
        expect(await store.write((tx) => tx.requests.forget(2000))).toBe(1)
        expect(await store.read.requests.get('c', 'r')).toBeNull()
        expect(await store.read.requests.get('c', 'newer')).not.toBeNull()
      }))

    test('jobs change, are listed by project and fail when the server stopped', () =>
      withStore(engine, async (store) => {
        const error = { code: 'import.binary', params: { file: 'x' } }
        await store.write(async (tx) => {
          await addDocument(tx)
          await tx.projects.insert(project({ id: 'other' }))
          await tx.jobs.insert(job({ id: 'a', createdAt: 1 }))
          await tx.jobs.insert(job({ id: 'b', createdAt: 2 }))
          await tx.jobs.insert(job({ id: 'c', project: 'other' }))
          await tx.jobs.update('a', { state: 'done', done: 3, total: 3, document: 'document' })
          await tx.jobs.update('b', { state: 'running', done: 1 })
          await tx.jobs.update('c', { state: 'failed', error })
          await tx.jobs.update('c', {})
        })
        expect(await store.read.jobs.get('c')).toEqual(job({ id: 'c', project: 'other', state: 'failed', error }))
        const stopped = { code: 'import.interrupted', params: {} }
        expect(await store.write((tx) => tx.jobs.failRunning(stopped))).toBe(1)
        expect(await store.read.jobs.list('project')).toEqual([
          job({ id: 'a', createdAt: 1, state: 'done', done: 3, total: 3, document: 'document' }),
          job({ id: 'b', createdAt: 2, state: 'failed', done: 1, error: stopped }),
        ])
        await store.write((tx) => tx.jobs.delete('a'))
        expect(await store.read.jobs.get('a')).toBeNull()
      }))

    test('blobs keep every byte', () =>
      withStore(engine, async (store) => {
        const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256)
        await store.write((tx) => tx.blobs.put('b', bytes))
        await store.write((tx) => tx.blobs.put('empty', new Uint8Array(0)))
        expect(await store.read.blobs.get('b')).toEqual(bytes)
        expect(await store.read.blobs.get('empty')).toEqual(new Uint8Array(0))
        await store.write((tx) => tx.blobs.delete('b'))
        expect(await store.read.blobs.get('b')).toBeNull()
      }))

    test('deleting a project takes everything of it and nothing of others', () =>
      withStore(engine, async (store) => {
        await store.write(async (tx) => {
          await tx.blobs.put('skeleton', Uint8Array.of(1))
          await addDocument(tx)
          await tx.projects.insert(project({ id: 'other' }))
          await tx.documents.insert(document({ id: 'kept', project: 'other', skeleton: 'kept' }))
          await tx.blobs.put('kept', Uint8Array.of(2))
          await tx.jobs.insert(job({ document: 'document' }))
          await tx.projects.delete('project')
        })
        expect(await store.read.documents.get('document')).toBeNull()
        expect(await store.read.segments.get('segment')).toBeNull()
        expect(await store.read.jobs.list('project')).toEqual([])
        expect(await store.read.blobs.get('skeleton')).toBeNull()
        expect(await store.read.documents.get('kept')).not.toBeNull()
        expect(await store.read.blobs.get('kept')).not.toBeNull()
      }))
  })
}
