import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, type ReactNode } from 'react'
import type { WorkProps } from '../feature.ts'
import './comments.css'
import './comments-more.css'
import { CommentsDrawer } from './Drawer.tsx'
import { openThread } from './reveal.ts'
import { useComments, type CommentStore } from './store.ts'
import { useCommentMarks } from './useCommentMarks.ts'
import { useMarkPresses } from './useMarkPresses.ts'

/** The comments of an open document: loading, marks on the words, and the list of them all. */
export function CommentsWork({ session, grid, telling, openPanel }: WorkProps): ReactNode {
  const store = useComments(session)
  const queries = useQueryClient()
  useEffect(() => {
    store.host = { telling, openPanel }
  }, [store, telling, openPanel])
  useEffect(() => {
    store.heard = () => void queries.invalidateQueries({ queryKey: ['inbox'] })
    const close = store.open()
    return () => {
      close()
      store.host = null
      store.heard = null
    }
  }, [store, queries])
  useCommentMarks(grid, store)
  useMarkPresses(grid, store)
  useLinkedThread(store)
  return store.drawer ? <CommentsDrawer store={store} /> : null
}

/** An address with `?thread=` opens there, once. */
function useLinkedThread(store: CommentStore): void {
  const done = useRef(false)
  const { state } = store
  useEffect(() => {
    if (done.current || state !== 'ready') return
    done.current = true
    const wanted = new URLSearchParams(location.search).get('thread')
    const thread = wanted === null ? undefined : store.thread(wanted)
    if (thread) openThread(store, thread)
  }, [store, state])
}
