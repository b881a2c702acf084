import type { TagToken } from '../language/meaning/token.ts'
import { pair, type Check } from './check.ts'
import { tagsOf } from './tag-mismatch.ts'

/** Tags badly nested, or closed before they open; balanced pairs may change places. */
export const tagOrder: Check = {
  severity: 'major',
  mqm: 'Design and markup > Markup tag',
  examples: {
    ok: [pair('<b>Tin</b> <i>nóng</i>', '<i>Hot</i> <b>news</b>')],
    bad: [pair('<b>Tin</b> nóng', '</b>Hot<b> news'), pair('<b>a <i>b</i></b>', '<b>a <i>b</b></i>')],
  },
  *run(pair) {
    const wrong = misplaced(tagsOf(pair.target))
    if (wrong.length === 0 || misplaced(tagsOf(pair.source)).length > 0) return
    yield { target: wrong, params: { target: wrong.map((tag) => pair.target.slice(tag)).join(' ') } }
  },
}

/** Closing tags that do not close the tag opened last, though their own is open or opens later. */
function misplaced(tags: readonly TagToken[]): TagToken[] {
  const lastOf = new Map<string, number>()
  for (const [index, { form, name }] of tags.entries()) lastOf.set(`${form} ${name}`, index)
  const comesLater = (form: string, name: string, index: number): boolean =>
    (lastOf.get(`${form} ${name}`) ?? -1) > index
  const open: TagToken[] = []
  const wrong: TagToken[] = []
  for (const [index, tag] of tags.entries()) {
    if (tag.form === 'open') open.push(tag)
    if (tag.form !== 'close') continue
    const at = open.findLastIndex(({ name }) => name === tag.name)
    const crossed = at >= 0 && open.slice(at + 1).some(({ name }) => comesLater('close', name, index))
    if (crossed || (at < 0 && comesLater('open', tag.name, index))) wrong.push(tag)
    if (at >= 0) open.splice(at, 1)
  }
  return wrong
}
