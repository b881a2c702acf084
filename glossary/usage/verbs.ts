/** Forms that no ending explains, each line with its base first. */
const IRREGULAR = `
be was were been|bear bore borne|become became|begin began begun|bind bound|break broke broken|bring brought|build built
buy bought|catch caught|choose chose chosen|come came|deal dealt|do did done|draw drew drawn|drive drove driven|eat ate eaten
fall fell fallen|feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen
forget forgot forgotten|get got gotten|give gave given|go went gone|grow grew grown|hear heard|hold held|keep kept
know knew known|lay laid|lead led|learn learnt|leave left|lend lent|lose lost|make made|mean meant|meet met|oversee oversaw overseen
overcome overcame|pay paid|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shine shone|show shown
sing sang sung|speak spoke spoken|spend spent|stand stood|steal stole stolen|strike struck|strive strove striven|swear swore sworn
take took taken|teach taught|tell told|think thought|throw threw thrown|undergo underwent undergone|understand understood
undertake undertook undertaken|uphold upheld|wear wore worn|win won|withdraw withdrew withdrawn|write wrote written`

const bases = new Map(
  IRREGULAR.trim()
    .split(/[|\n]/)
    .flatMap((line) => {
      const [base = '', ...forms] = line.split(' ')
      return forms.map((form) => [form, base] as const)
    }),
)

/** Verb forms that stand for one another: commend, commends, commended, commending; bring, brought. `key` is in small letters. */
export function verbStem(key: string): string {
  const base = bases.get(key) ?? key
  const stem = base.replace(/(?:ied|ying)$/, 'y').replace(/(?<=\p{L}{3})(?:ed|ing|e)$/u, '')
  return stem.replace(/(?<=\p{L}{2})([bdgklmnprt])\1$/u, '$1')
}
