import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { valueText } from '../glossaryText.ts'
import { TermChip } from '../TermChip.tsx'
import type { Change } from './changes.ts'
import { wordDiff } from '../../../core/review/word-diff.ts'

/** Differences in words; what was and what is are told apart by mark, line and colour. */
export function ChangeList({ changes }: { changes: readonly Change[] }): ReactNode {
  const { t } = useTranslation()
  if (changes.length === 0) return <p className="muted">{t('glossary.history.same')}</p>
  return (
    <ul className="change-list">
      {changes.map((change) => (
        <li key={JSON.stringify(change)}>
          <OneChange change={change} />
        </li>
      ))}
    </ul>
  )
}

function OneChange({ change }: { change: Change }): ReactNode {
  const { t, i18n } = useTranslation()
  if (change.kind === 'order') return t('glossary.fields.order')
  if (change.kind === 'term') {
    const { term, how } = change
    const Tag = how === 'added' ? 'ins' : 'del'
    return (
      <>
        <span className="change-name">{t(`glossary.change.${how}`)}</span>{' '}
        <Tag lang={term.lang} className="change-term">
          {term.text}
        </Tag>{' '}
        <TermChip status={term.status} />
      </>
    )
  }
  const value = (text: string): string => valueText(t, i18n.language, change.field, text)
  const name = t('glossary.change.wasIs', { field: t(`glossary.fields.${change.field}`) })
  return (
    <>
      {change.kind === 'termField' ? (
        <>
          <span lang={change.term.lang} className="change-term">
            {change.term.text}
          </span>
          {' · '}
        </>
      ) : null}
      <span className="change-name">{name}</span> <WordDiff before={value(change.before)} after={value(change.after)} />
    </>
  )
}

function WordDiff({ before, after }: { before: string; after: string }): ReactNode {
  return wordDiff(before, after).map(({ kind, text }, at) =>
    kind === 'same' ? text : kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>,
  )
}
