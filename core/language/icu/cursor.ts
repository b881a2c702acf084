import { Untranslatable } from './pattern.ts'

/** Deeper nesting than any rule has; a bound on our own recursion. */
const maxDepth = 60

/** Reads an expression from left to right; knows quoted stretches (`\Q…\E`) and, when told, comments. */
export class Cursor {
  readonly text: string
  at = 0
  /** Flag x: white space and `# …` are not part of the expression. */
  comments = false
  #quoted = false
  #depth = 0

  constructor(text: string) {
    this.text = text
  }

  /** Passes over quotation marks and comments; true when a literal character of a quotation follows. */
  settle(): boolean {
    for (;;) {
      if (!this.#quoted && this.eat('\\Q')) this.#quoted = true
      else if (this.eat('\\E')) this.#quoted = false
      else if (this.#quoted || !this.comments || !this.#eatComment()) return this.#quoted && !this.atEnd()
    }
  }

  #eatComment(): boolean {
    const comment = /^(?:\s+|#[^\n]*)/.exec(this.text.slice(this.at))
    this.at += comment?.[0].length ?? 0
    return comment !== null
  }

  atEnd(): boolean {
    return this.at >= this.text.length
  }

  peek(length = 1): string {
    return this.text.slice(this.at, this.at + length)
  }

  eat(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false
    this.at += expected.length
    return true
  }

  /** Eats what the expression (anchored by `^`) matches. */
  match(expression: RegExp): RegExpExecArray | null {
    const found = expression.exec(this.text.slice(this.at, this.at + 200))
    this.at += found?.[0].length ?? 0
    return found
  }

  /** The next character, by code point. */
  next(): number {
    const code = this.text.codePointAt(this.at)
    if (code === undefined) throw new Untranslatable(`${this.text.slice(-12)} …`)
    this.at += code > 0xffff ? 2 : 1
    return code
  }

  expect(expected: string): void {
    if (!this.eat(expected)) throw new Untranslatable(`${this.text.slice(0, 24)} … ${expected}`)
  }

  nested<T>(read: () => T): T {
    if (++this.#depth > maxDepth) throw new Untranslatable('(((…')
    const value = read()
    this.#depth--
    return value
  }
}
