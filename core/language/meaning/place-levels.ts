/** Words for administrative units, and the English that stands for each level (the A table). */
interface Level {
  vi: string[]
  en: string[]
}

export const levels: readonly Level[] = [
  { vi: ['tỉnh'], en: ['province', 'provinces', 'provincial'] },
  { vi: ['thành phố', 'tp'], en: ['city', 'cities', 'municipal', 'municipality', 'urban'] },
  { vi: ['huyện'], en: ['district', 'districts'] },
  { vi: ['quận'], en: ['district', 'districts'] },
  { vi: ['thị xã', 'tx'], en: ['town', 'towns'] },
  { vi: ['thị trấn', 'tt'], en: ['township', 'townships', 'town', 'towns'] },
  { vi: ['xã'], en: ['commune', 'communes', 'communal'] },
  { vi: ['phường'], en: ['ward', 'wards'] },
  { vi: ['đặc khu'], en: ['special zone', 'zone', 'special zones'] },
  { vi: ['thôn', 'xóm', 'bản', 'ấp', 'làng', 'buôn'], en: ['hamlet', 'hamlets', 'village', 'villages'] },
]

const byWord = new Map<string, Level>()
for (const level of levels) for (const word of level.vi) byWord.set(word, level)

/** English nouns that name some level; only these are judged. */
export const levelNouns: ReadonlySet<string> = new Set(
  'province provinces city cities district districts town towns township townships commune communes ward wards hamlet hamlets village villages county counties'.split(
    ' ',
  ),
)

/** The level a Vietnamese word names, in lower case; undefined if none. */
export function levelOf(word: string): Level | undefined {
  return byWord.get(word)
}
