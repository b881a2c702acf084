import type { Plugin } from 'prosemirror-state'
import { completion, type CompletionHost } from './completion.ts'
import { keys, type KeyHost } from './keys.ts'
import { paste } from './paste.ts'

/**
 * Plugins of a target's view, in the order in which they are asked: keys come
 * first, those of an open list before all, because the first to answer a key wins. To add one: one file here,
 * one line below; none may write into a view that composes.
 */
export function targetPlugins(id: string, host: KeyHost & CompletionHost): Plugin[] {
  return [completion(id, host), ...keys(host), paste()]
}
