import fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { nodeToInline, type Inline } from '../../../core/model/inline.ts'
import { schema } from '../../../core/model/schema.ts'

/** Pieces of targets: few, so that they repeat; composed and decomposed Vietnamese, pairs, joined emoji, tags and marks. */
const words = [
  'the',
  'Party',
  'Đảng',
  'việt',
  'việt'.normalize('NFD'),
  '𠀀𠀁',
  'don’t',
  '1.234,5',
  'ế'.normalize('NFD'),
]
const signs = ['.', ',', '–', '👩🏽‍🚀', '🇻🇳', ' ', ' ', ' ', '\u00a0', '\u0301', '\u200b']
const marks = ['strong', 'em', 'sup'] as const

const piece: fc.Arbitrary<Node> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words, ...signs).map((text) => schema.text(text)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...words), fc.constantFrom(...marks))
      .map(([text, mark]) => schema.text(text, [schema.mark(mark)])),
  },
  { weight: 1, arbitrary: fc.constantFrom('1', '2').map((ref) => schema.node('tag', { kind: 'br', ref, label: ref })) },
)

/** Targets of such pieces; half of the words are set apart by spaces. */
export const richText: fc.Arbitrary<Inline> = fc
  .array(fc.tuple(piece, fc.boolean()), { maxLength: 14 })
  .map((pieces) =>
    nodeToInline(
      schema.node(
        'target',
        null,
        Fragment.from(pieces.flatMap(([node, spaced]) => (spaced ? [node, schema.text(' ')] : [node]))),
      ),
    ),
  )
