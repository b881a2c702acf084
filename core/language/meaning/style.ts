/** How a project writes English (P3–P7). */
export interface Style {
  /** P3: organisation, programme, labour; or organization, program, labor. */
  english: 'british' | 'american'
  /** P6: May 9, 2016 or 9 May 2016. */
  dates: 'month-first' | 'day-first'
  /** P4: diacritics of names. */
  names: 'dropped' | 'kept'
  /** P5: Vietnam and Hanoi, or Viet Nam and Ha Noi. */
  country: 'Vietnam' | 'Viet Nam'
  /** P7: 5 billion VND, VND5 billion, 5 billion dong. */
  money: 'code-after' | 'code-before' | 'word'
  /** 98.6% or 98.6 per cent. */
  percent: 'sign' | 'words'
}

/** The project's decisions where nobody chose otherwise. */
export const defaultStyle: Style = {
  english: 'british',
  dates: 'month-first',
  names: 'dropped',
  country: 'Vietnam',
  money: 'code-after',
  percent: 'sign',
}
