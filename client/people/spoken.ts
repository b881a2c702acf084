import { loadWords } from '../i18n.ts'
import { words } from './words.ts'

/** A part comes with its words. */
export async function spoken<T>(part: Promise<T>): Promise<T> {
  const [file] = await Promise.all([part, loadWords(words)])
  return file
}
