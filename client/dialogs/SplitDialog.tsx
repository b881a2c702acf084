import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announce.ts'
import { contentOffset } from '../editor/offsets.ts'
import type { DocumentSession, RowView } from '../editor/session.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { presetSplit, wordsOf, type Word } from './splitPoints.ts'

interface Props {
  session: DocumentSession
  row: string
  onFail: (error: unknown) => void
  onClose: () => void
}

/** Chooses the word with which the second segment begins. */
export function SplitDialog({ session, row: id, onFail, onClose }: Props): ReactNode {
  const row = session.row(id)
  return row ? <Chooser session={session} row={row} onFail={onFail} onClose={onClose} /> : null
}

function Chooser({ session, row, onFail, onClose }: Omit<Props, 'row'> & { row: RowView }): ReactNode {
  const { t } = useTranslation()
  const words = wordsOf(row.sourceText)
  const [at, setAt] = useState(() => presetSplit(words, session.sourceSelection()))
  // The caret is asked once: opening the dialog takes the focus away.
  const [caret] = useState(() => session.targetCaret(row.id))
  const [busy, setBusy] = useState(false)
  const number = session.number(row.id)
  const cut = words[at]?.from ?? row.sourceText.length
  const submit = (): void => {
    if (busy) return
    setBusy(true)
    session
      .split(row.id, contentOffset(row.source, cut), caret)
      .then(() => announce(t('announce.split', { number })))
      .catch(onFail)
      .finally(onClose)
  }
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={busy}>
        {t('split.action')}
      </button>
    </>
  )
  return (
    <Dialog title={t('split.title', { number })} onClose={onClose} onSubmit={submit} footer={footer} wide>
      <p>{t('split.lead')}</p>
      <WordGaps words={words} at={at} onChange={setAt} onSubmit={submit} />
      <div className="split-parts">
        <Part
          title={t('split.first')}
          source={row.sourceText.slice(0, cut).trimEnd()}
          target={row.targetText.slice(0, caret).trimEnd()}
        />
        <Part
          title={t('split.second')}
          source={row.sourceText.slice(cut)}
          target={row.targetText.slice(caret).trimStart()}
        />
      </div>
      <p className="field-hint">{t('split.targetNote')}</p>
    </Dialog>
  )
}

interface GapsProps {
  words: readonly Word[]
  at: number
  onChange: (at: number) => void
  onSubmit: () => void
}

const moves: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
}

/** The source as one radio group: each word but the first can begin the second part. */
function WordGaps({ words, at, onChange, onSubmit }: GapsProps): ReactNode {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const keydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      onSubmit()
      return
    }
    const by = moves[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = Math.max(1, Math.min(words.length - 1, at + by))
    onChange(next)
    box.current?.querySelectorAll<HTMLElement>('[role=radio]')[next - 1]?.focus()
  }
  return (
    <div className="gaps" role="radiogroup" aria-label={t('split.gaps')} lang="vi" ref={box} onKeyDown={keydown}>
      {words.map((word, index) =>
        index === 0 ? (
          <span key={word.from} className="gap-word">
            {word.text}
          </span>
        ) : (
          <button
            key={word.from}
            type="button"
            role="radio"
            className={index > at ? 'gap-word gap-after' : 'gap-word'}
            aria-checked={index === at}
            aria-label={t('split.gap', { word: word.text })}
            tabIndex={index === at ? 0 : -1}
            data-autofocus={index === at ? true : undefined}
            onClick={() => onChange(index)}
          >
            {word.text}
          </button>
        ),
      )}
    </div>
  )
}

function Part({ title, source, target }: { title: string; source: string; target: string }): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="split-part">
      <h3 className="label">{title}</h3>
      <p lang="vi">{source}</p>
      <p lang="en" className={target === '' ? 'muted' : undefined}>
        {target === '' ? t('split.empty') : target}
      </p>
    </section>
  )
}
