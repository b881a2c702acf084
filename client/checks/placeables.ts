import { recognise } from '../../core/language/meaning/recognise.ts'
import { render } from '../../core/language/meaning/render.ts'
import type { Style } from '../../core/language/meaning/style.ts'
import type { Placeable } from './messages.ts'

/** What of a source can be inserted as it stands in English: numbers, dates, document numbers, money, links. */
export function placeablesOf(source: string, style: Style): Placeable[] {
  const text = source.normalize('NFC')
  // Offsets are of the text given; another form of the letters would shift them.
  if (text !== source) return []
  return recognise(text, 'vi').flatMap((token) => {
    const { start, end, kind } = token
    const surface = text.slice(start, end)
    // Number words that may be no number ("một") are no help.
    if (token.soft && !/\d/.test(surface)) return []
    const english = render(token, surface, style)
    return english === undefined || english === '' ? [] : [{ start, end, kind, source: surface, english }]
  })
}
