import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Issue } from '../../core/api.ts'
import { call } from '../api.ts'
import { checkName, issueMessage } from '../checks/issueText.ts'
import { errorText } from '../errorText.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Loading } from '../ui/Loading.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'

interface Props {
  document: string
  title: string
  /** As the server counted them. */
  count: number
  onInsist: () => void
  /** Goes to the words of an issue where the document is open already; else a link leads to them. */
  onShow?: ((issue: Issue) => void) | undefined
  onClose: () => void
}

/** More would not be read in a dialog; the panel has all. */
const SHOWN = 50

/** Critical issues stand against an export: shows them, and lets the person insist. */
export function ExportGateDialog({ document, title, count, onInsist, onShow, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['documents', document, 'critical'],
    queryFn: ({ signal }) => criticalOf(document, signal),
    staleTime: 0,
  })
  const footer = (
    <>
      <button type="button" className="button" data-autofocus onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="button" className="button button-danger" onClick={onInsist}>
        {t('export.insist')}
      </button>
    </>
  )
  return (
    <Dialog title={t('export.gateTitle')} onClose={onClose} footer={footer}>
      <p>{t('export.gateText', { title, count })}</p>
      {error ? (
        <p className="field-error" role="alert">
          {errorText(t, error)}
        </p>
      ) : data ? null : (
        <Loading />
      )}
      <ul className="gate-issues">
        {data?.slice(0, SHOWN).map(({ issue, number }, index) => (
          <li key={index}>
            <SeverityIcon severity={issue.severity} />
            <Link
              href={addressOf(document, issue)}
              onClick={(event) => {
                if (onShow) event.preventDefault()
                onClose()
                // The dialog gives the keyboard back to where it was; only then it goes to the row.
                if (onShow) setTimeout(() => onShow(issue))
              }}
            >
              <span className="gate-number">{t('segment.heading', { number })}</span>
              <b>{checkName(t, issue.check)}</b>
              {issueMessage(t, issue) === checkName(t, issue.check) ? null : <span>{issueMessage(t, issue)}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {data && data.length > SHOWN ? (
        <p className="muted">{t('export.gateMore', { count: data.length - SHOWN })}</p>
      ) : null}
    </Dialog>
  )
}

/** The row of an issue and, where they are in the target, its words: `#segment:from-to`. */
function addressOf(document: string, { segment, target: [words] }: Issue): string {
  return `/documents/${document}#${segment}${words ? `:${words.start}-${words.end}` : ''}`
}

/** Open critical issues with the numbers of their rows. */
async function criticalOf(document: string, signal: AbortSignal): Promise<{ issue: Issue; number: number }[]> {
  const input = { params: { document }, signal }
  const { issues } = await call('getIssues', input)
  // An empty target does not stand against an export: every format marks what is not translated yet.
  const critical = issues.filter(
    ({ severity, dismissed, check }) => severity === 'critical' && dismissed === null && check !== 'empty-target',
  )
  const numbers = new Map<string, number>()
  for (let after: string | null = ''; after !== null && critical.length > 0;) {
    const chunk: Awaited<ReturnType<typeof call<'getRows'>>> = await call('getRows', {
      ...input,
      query: { limit: 5000, ...(after === '' ? {} : { after }) },
    })
    for (const { id } of chunk.rows) numbers.set(id, numbers.size + 1)
    after = chunk.next
  }
  return critical.map((issue) => ({ issue, number: numbers.get(issue.segment) ?? 0 }))
}
