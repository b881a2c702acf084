import type { Plugin } from 'prosemirror-state'
import { keys, type KeyHost } from './keys.ts'
import { paste } from './paste.ts'

/**
 * Plugins of a target's view, in the order in which they are asked: keys come
 * first, because the first to answer a key wins. To add one: one file here,
 * one line below; none may write into a view that composes.
 */
export function targetPlugins(host: KeyHost): Plugin[] {
  return [...keys(host), paste()]
}
