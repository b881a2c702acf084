import { readPart, type Workbook } from './package.ts'

/** Formats that Excel has without writing them down (ISO/IEC 29500-1 §18.8.30), East Asian ones included. */
const builtInDays = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Which cell styles (by index) show a number as a day. */
export function dayStyles({ zip, styles }: Workbook): Set<number> {
  const days = new Set<number>()
  if (styles === null) return days
  const own = new Map<number, boolean>()
  let inCells = false
  let index = 0
  readPart(zip, styles, {
    open({ local, attributes }) {
      if (local === 'numFmt') own.set(Number(attributes.numFmtId), isDayFormat(attributes.formatCode ?? ''))
      if (local === 'cellXfs') inCells = true
      if (local !== 'xf' || !inCells) return
      const format = Number(attributes.numFmtId ?? '0')
      if (own.get(format) ?? builtInDays.has(format)) days.add(index)
      index++
    },
    close({ local }) {
      if (local === 'cellXfs') inCells = false
    },
  })
  return days
}

/** A format that shows a year or a day of the month, quoted text and [colours] aside. */
function isDayFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
  return /y|d|e/i.test(bare) && !/general|[0#?]/i.test(bare)
}

const dayLength = 86_400_000

/** A serial day number → ISO; null where it is none. 1900 was no leap year, though Excel counts 29 February. */
export function serialDay(serial: number, date1904: boolean): string | null {
  const day = Math.floor(serial)
  if (!(day >= 1) || day > 2_958_465) return null
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  return new Date(start + day * dayLength).toISOString().slice(0, 10)
}
