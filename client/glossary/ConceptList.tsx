import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptInfo } from '../../core/api.ts'
import { conceptKey } from '../../glossary/concept-key.ts'
import { ConceptLine } from './ConceptLine.tsx'
import type { Selection } from './selection.ts'

/** A line's height until it has been drawn once (px). */
const LINE = 46
/** How near its end the list asks for more (lines). */
const AHEAD = 60

export interface ConceptListProps {
  concepts: readonly ConceptInfo[]
  total: number
  /** Loads more; undefined when all are here. */
  onMore: (() => void) | undefined
  /** Key of the open concept. */
  open: string
  onOpen: (key: string) => void
  /** Enter: goes to the open concept. */
  onEnter: (key: string) => void
  onEdit: (key: string) => void
  selection: Selection
  /** Names of glossaries, where concepts of several are shown. */
  glossaryName: ((glossary: string) => string) | undefined
}

/** The concepts as a grid with one line in the tab order; only lines near the view are in the DOM. */
export function ConceptList(props: ConceptListProps): ReactNode {
  const { t } = useTranslation()
  const { concepts, open, selection, glossaryName } = props
  const grid = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => concepts.map(({ glossary, id }) => conceptKey(glossary, id)), [concepts])
  const [here, setHere] = useState(() => ({ key: open, index: Math.max(0, keys.indexOf(open)) }))
  // A change may move a concept in the list: the keyboard goes with it.
  const moved = keys[here.index] === here.key ? here.index : keys.indexOf(here.key)
  const current = Math.min(moved < 0 ? here.index : moved, concepts.length - 1)
  const { virtualizer, range } = useLines(grid, keys, current)
  const move = useMove(grid, current, virtualizer.scrollToIndex)
  useMore(range, concepts.length, props.onMore)
  const go = (next: number, extend: boolean): void => {
    if (extend) selection.extend(keys.slice(Math.min(current, next), Math.max(current, next) + 1))
    setHere({ key: keys[next] ?? '', index: next })
    move.current = true
    props.onOpen(keys[next] ?? '')
  }
  // The list hears for all its lines, so that they need not be drawn anew for other ears.
  const at = (target: EventTarget, act: (key: string, index: number) => void): void => {
    const index = indexOf(target)
    const key = keys[index]
    if (key !== undefined) act(key, index)
  }
  const lines = virtualizer.getVirtualItems().flatMap(({ index, key, start }) => {
    const [concept, name = ''] = [concepts[index], keys[index]]
    if (!concept) return []
    return (
      <ConceptLine
        key={key}
        concept={concept}
        index={index}
        top={start - virtualizer.options.scrollMargin}
        measure={virtualizer.measureElement}
        isOpen={name === open}
        isCurrent={index === current}
        isSelected={selection.has(name)}
        glossary={glossaryName?.(concept.glossary)}
      />
    )
  })
  return (
    <div
      className={glossaryName ? 'concept-grid concept-grid-many' : 'concept-grid'}
      role="grid"
      aria-label={t('glossary.list')}
      aria-rowcount={props.total}
      aria-multiselectable="true"
      ref={grid}
      onKeyDown={(event) => onKey(event, { props, keys, current, go })}
      onFocus={({ target }) => at(target, (key, index) => setHere({ key, index }))}
      onClick={({ target }) => (isMark(target) ? undefined : at(target, props.onOpen))}
      onDoubleClick={({ target }) => (isMark(target) ? undefined : at(target, props.onEdit))}
      onChange={({ target }) => at(target, selection.toggle)}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {lines}
    </div>
  )
}

const isMark = (target: EventTarget): boolean => target instanceof HTMLInputElement

/** The line something happened in; −1: none. */
function indexOf(target: EventTarget): number {
  const line = target instanceof Element ? target.closest('[data-index]') : null
  return Number(line?.getAttribute('data-index') ?? -1)
}

interface Place {
  props: ConceptListProps
  keys: readonly string[]
  current: number
  go: (to: number, extend: boolean) => void
}

function onKey(event: KeyboardEvent, { props, keys, current, go }: Place): void {
  const action = keyAction(event, current, keys.length)
  const key = keys[current]
  if (action === null || key === undefined) return
  event.preventDefault()
  if (typeof action === 'number') {
    if (action < 0) document.getElementById('glossary-search')?.focus()
    else go(action, event.shiftKey)
  } else if (action === 'enter') props.onEnter(key)
  else if (action === 'edit') props.onEdit(key)
  else if (action === 'all') props.selection.extend(keys)
  else props.selection.toggle(key)
}

type KeyAction = number | 'enter' | 'edit' | 'select' | 'all' | null

/** What a key does in the list: the line to go to, or something with this line. −1: back to the search. */
function keyAction(event: KeyboardEvent, at: number, length: number): KeyAction {
  const { key, altKey } = event
  const mod = event.ctrlKey || event.metaKey
  if (mod && !altKey && key.toLowerCase() === 'a') return 'all'
  if (mod || altKey) return null
  const page = Math.max(1, Math.floor(window.innerHeight / LINE) - 4)
  switch (key) {
    case 'ArrowDown':
      return Math.min(length - 1, at + 1)
    case 'ArrowUp':
      return at - 1
    case 'PageDown':
      return Math.min(length - 1, at + page)
    case 'PageUp':
      return Math.max(0, at - page)
    case 'Home':
      return 0
    case 'End':
      return length - 1
    case 'Enter':
      return 'enter'
    case 'F2':
      return 'edit'
    case ' ':
      return 'select'
    default:
      return null
  }
}

function useLines(grid: RefObject<HTMLDivElement | null>, keys: readonly string[], current: number) {
  const [top, setTop] = useState(0)
  // What stands above may grow and shrink: the list learns where it begins.
  useLayoutEffect(() => {
    const learn = (): void => setTop((grid.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
    learn()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(learn)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [grid])
  // The line with the keyboard stays in the DOM wherever it is: focus is never lost.
  const rangeExtractor = useCallback(
    (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), current])].filter((i) => i >= 0).sort((a, b) => a - b),
    [current],
  )
  const virtualizer = useWindowVirtualizer({
    count: keys.length,
    getItemKey: (index) => keys[index] ?? index,
    estimateSize: () => LINE,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: 130,
    scrollPaddingEnd: 90,
    rangeExtractor,
    initialRect: { width: 1200, height: 800 },
  })
  return { virtualizer, range: virtualizer.range }
}

/** After a move by key, the new line gets the keyboard and is brought into view. */
function useMove(
  grid: RefObject<HTMLDivElement | null>,
  current: number,
  scrollTo: (index: number, options: { align: 'auto' }) => void,
): RefObject<boolean> {
  const moving = useRef(false)
  useEffect(() => {
    if (!moving.current) return
    moving.current = false
    grid.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)?.focus({ preventScroll: true })
    scrollTo(current, { align: 'auto' })
  }, [grid, current, scrollTo])
  return moving
}

function useMore(range: { endIndex: number } | null, length: number, onMore: (() => void) | undefined): void {
  const near = range !== null && range.endIndex > length - AHEAD
  useEffect(() => {
    if (near) onMore?.()
  }, [near, onMore, length])
}
