import type { Node } from 'prosemirror-model'

/** Segments to a page when rows are loaded; a page is divided above MAX and merged below MIN. */
export const PAGE_SIZE = 32
export const PAGE_MAX = 64
export const PAGE_MIN = 16

interface Page {
  index: number
}

/** Where a segment is in the outer document. */
export interface Located {
  /** Position before the segment. */
  at: number
  segment: Node
  /** Where the target's content starts. */
  start: number
  target: Node
  page: number
  /** Index within the page. */
  child: number
}

/**
 * Finds segments in `doc > page > segment` without walking the document: the
 * page is looked up by id, its position is a sum over pages, and a page holds
 * at most PAGE_MAX segments.
 */
export class Pages {
  private readonly pageOf = new Map<string, Page>()
  private pages: Page[] = []

  /** Takes over pages of the document from index `from` on, after they were added or their borders moved. */
  index(doc: Node, from: number): void {
    this.pages.length = Math.min(this.pages.length, from)
    for (let i = from; i < doc.childCount; i++) {
      const page = { index: i }
      this.pages.push(page)
      doc.child(i).forEach((segment) => this.pageOf.set(String(segment.attrs.id), page))
    }
  }

  /** A segment was added to page `index`. */
  added(id: string, index: number): void {
    const page = this.pages[index]
    if (page) this.pageOf.set(id, page)
  }

  removed(id: string): void {
    this.pageOf.delete(id)
  }

  locate(doc: Node, id: string): Located | undefined {
    const page = this.pageOf.get(id)
    if (!page) return undefined
    let at = this.position(doc, page.index) + 1
    const node = doc.child(page.index)
    for (let child = 0; child < node.childCount; child++) {
      const segment = node.child(child)
      if (segment.attrs.id === id) {
        const target = segment.child(1)
        return { at, segment, start: at + 2 + segment.child(0).nodeSize, target, page: page.index, child }
      }
      at += segment.nodeSize
    }
    return undefined
  }

  /** Position before page `index`. */
  position(doc: Node, index: number): number {
    let at = 0
    for (let i = 0; i < index; i++) at += doc.child(i).nodeSize
    return at
  }
}
