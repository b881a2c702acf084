import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Node } from 'prosemirror-model'
import { replaceTarget, insertAtCaret } from '../../../client/editor/target-edits.ts'
import { TargetView, type TargetHost } from '../../../client/editor/target-view.ts'
import { inlineToNode, nodeToInline } from '../../../core/model/inline.ts'
import { applySteps } from '../../../core/sync/changes.ts'

let target: Node
let locked: boolean
let refuse: boolean
let compositions: boolean[]
let asked: string[]
let view: TargetView

const host: TargetHost = {
  completer: () => null,
  asOne: (edit) => edit(),
  locked: () => locked,
  length: () => 0,
  target: () => target,
  edited: (_id, steps) => {
    if (refuse) return false
    target = applySteps(target, steps)
    return true
  },
  composition: (_id, active) => void compositions.push(active),
  focused: () => undefined,
  left: () => undefined,
  attributes: () => ({}),
  besideDrawn: () => false,
  undo: () => void asked.push('undo'),
  redo: () => void asked.push('redo'),
  cross: () => false,
}

function open(text: string): void {
  target = inlineToNode('target', text)
  const mount = document.createElement('div')
  document.body.append(mount)
  view = new TargetView('s1', mount, 'English, segment 1', host)
}

beforeEach(() => {
  locked = refuse = false
  compositions = []
  asked = []
  open('')
})
afterEach(() => {
  view.destroy()
  document.body.replaceChildren()
})

// jsdom knows no ClipboardEvent, nor where text lies on a screen.
const event = () => new Event('paste') as ClipboardEvent
const pasteText = (text: string) => view.view.pasteText(text, event())
const pasteHTML = (html: string) => view.view.pasteHTML(html, event())
Range.prototype.getClientRects = () => [] as unknown as DOMRectList

const now = () => nodeToInline(target)
const key = (name: string, over: KeyboardEventInit = {}) =>
  view.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...over }))

describe('a target', () => {
  test('is a named textbox in English with the browser’s spelling', () => {
    const { dom } = view.view
    expect(dom.getAttribute('role')).toBe('textbox')
    expect(dom.getAttribute('aria-label')).toBe('English, segment 1')
    expect(dom.getAttribute('aria-multiline')).toBe('true')
    expect([dom.lang, dom.getAttribute('spellcheck')]).toEqual(['en', 'true'])
    view.rename('English, segment 2')
    expect(dom.getAttribute('aria-label')).toBe('English, segment 2')
  })

  test('ignores Enter and asks the document to undo', () => {
    expect(key('Enter')).toBe(false)
    expect(key('Enter', { shiftKey: true })).toBe(false)
    key('z', { ctrlKey: true })
    key('y', { ctrlKey: true })
    key('z', { ctrlKey: true, shiftKey: true })
    expect(asked).toEqual(['undo', 'redo', 'redo'])
    expect(now()).toBe('')
  })

  test('leaves Ctrl+Enter to the commands', () => {
    expect(key('Enter', { ctrlKey: true })).toBe(true)
  })

  test('goes back to the document’s text when an edit is refused', () => {
    refuse = true
    pasteText('no')
    expect(view.view.state.doc.textContent).toBe('')
  })

  test('cannot be edited while it is locked', () => {
    locked = true
    view.restate()
    const { dom } = view.view
    expect(dom.getAttribute('contenteditable')).toBe('false')
    expect([dom.getAttribute('aria-readonly'), dom.tabIndex]).toEqual(['true', 0])
    insertAtCaret(view, 'no', false)
    expect(now()).toBe('')
  })

  test('shows a text from outside without telling it on', () => {
    target = inlineToNode('target', 'theirs')
    view.show()
    expect(view.view.dom.textContent).toBe('theirs')
    expect(now()).toBe('theirs')
  })

  test('a composition that has ended is over for a command at once', () => {
    view.view.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    expect(compositions).toEqual([true])
    view.view.dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    expect(view.settle()).toBe(true)
    expect(compositions).toEqual([true, false])
  })

  test('a view that goes away while composing lets go of the composition', () => {
    view.view.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    view.destroy()
    expect(compositions).toEqual([true, false])
    open('')
  })
})

describe('pasting', () => {
  test('lines become one line, letters NFC', () => {
    pasteText('one\ntwo\r\n\r\nthree Vie\u0323\u0302t')
    expect(now()).toBe('one two three Việt')
  })

  test('paragraphs, tables and lists are joined with spaces; marks the schema knows stay', () => {
    pasteHTML('<p>one <b>bold</b></p><table><tr><td>two</td><td>three</td></tr></table><ul><li>four</li></ul>')
    expect(target.textContent.replace(/ +/g, ' ')).toBe('one bold two three four')
    expect(JSON.stringify(now())).toContain('"strong"')
  })

  test('rows copied from another workbench bring neither rows nor tags', () => {
    const tag = '<span class="tag" data-kind="x" data-ref="1">[1]</span>'
    pasteHTML(
      `<div data-pm-slice="3 3 []"><div class="row"><div lang="vi">nguồn</div><div lang="en">đích ${tag}</div></div></div>`,
    )
    expect(target.textContent.trim()).toBe('nguồn đích [1]')
    target.descendants((node) => void expect(node.type.name).toBe('text'))
  })

  test('scripts and styles are not text', () => {
    pasteHTML('<style>p{}</style><p>seen</p><script>hidden()</script>')
    expect(now()).toBe('seen')
  })
})

describe('commands', () => {
  test('inserting puts spaces where words would touch, at the end where nobody has put a caret', () => {
    open('Resolution of the')
    insertAtCaret(view, 'Politburo', false)
    expect(now()).toBe('Resolution of the Politburo')
  })

  test('copying the source brings its tags along; clearing leaves nothing', () => {
    const source = inlineToNode('source', [
      { type: 'text', text: 'một ' },
      { type: 'tag', attrs: { kind: 'x', ref: '1', label: '[1]' } },
    ])
    replaceTarget(view, source.content)
    expect(now()).toEqual(nodeToInline(source))
    replaceTarget(view, null)
    expect(now()).toBe('')
  })
})
