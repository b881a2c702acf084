import type { ReviewFeature } from '../feature.ts'
import { commentCommands } from './commands.ts'
import { CommentsSection } from './Section.tsx'
import { commentWords } from './words.ts'
import { CommentsWork } from './Work.tsx'

export const comments: ReviewFeature = {
  id: 'comments',
  words: commentWords,
  commands: commentCommands,
  Work: CommentsWork,
  Section: CommentsSection,
}
