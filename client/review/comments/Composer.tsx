import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../errorText.ts'
import { useFormat } from '../../format.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { dropDraft, readDraft, writeDraft } from './drafts.ts'
import { MentionList } from './MentionList.tsx'
import { mentionsIn } from './mentions.ts'
import { useCallable } from './people.ts'
import type { CommentStore } from './store.ts'
import { useMentioning } from './useMentioning.ts'
import { longestComment, type Said } from './writing.ts'

interface Props {
  store: CommentStore
  /** Name of the field. */
  label: string
  /** Under which what is being written is kept. */
  draft: string
  /** What stands in it at first, for changing a comment. */
  initial?: string
  send: string
  /** One line high, and without buttons until something is in it. */
  small?: boolean
  focus?: boolean
  onSend: (said: Said) => Promise<unknown>
  /** Escape, or the button: what is written is kept. */
  onCancel?: () => void
}

/** How near the limit the number of characters is told. */
const NEAR = 1000

/** A field for a comment. Nothing written in it is lost: not by Escape, another row, a reload or a broken line. */
export function Composer(props: Props): ReactNode {
  const { store, label, draft, initial = '', send, small = false, focus = false, onCancel } = props
  const { t } = useTranslation()
  const format = useFormat()
  const box = useRef<HTMLTextAreaElement>(null)
  const people = useCallable(store)
  const [text, setText] = useState(() => readDraft(draft)?.text ?? initial)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const write = (next: string): void => {
    setText(next)
    writeDraft(draft, { anchor: null, open: true, ...readDraft(draft), text: next })
  }
  const mentioning = useMentioning(box, people, text, write)
  useEffect(() => {
    if (!focus) return
    box.current?.focus()
    if (store.wanted === draft) store.wanted = null
  }, [focus, draft, store])

  const length = text.trim().length
  const tooLong = length > longestComment
  const sendNow = async (): Promise<void> => {
    if (busy || tooLong || length === 0) return
    setBusy(true)
    setFailure(null)
    try {
      await props.onSend({ text: text.trim(), mentions: mentionsIn(text, people) })
      setText('')
      dropDraft(draft)
      store.tell()
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const keydown = (event: KeyboardEvent): void => {
    // A key that an input method has taken is never ours.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (mentioning.keydown(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void sendNow()
    else if (event.key === 'Escape') onCancel?.()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const told = tooLong
    ? t('comments.tooLong', { count: length, most: format.number(longestComment) })
    : length > longestComment - NEAR
      ? t('comments.left', { count: longestComment - length })
      : null
  return (
    <div className={small ? 'composer composer-small' : 'composer'}>
      <textarea
        ref={box}
        className="input"
        rows={small ? 1 : 3}
        value={text}
        aria-label={label}
        placeholder={label}
        aria-invalid={tooLong}
        aria-keyshortcuts="Control+Enter"
        {...mentioning.aria}
        onChange={(event) => {
          write(event.target.value)
          mentioning.look()
        }}
        onSelect={mentioning.look}
        onBlur={mentioning.close}
        onKeyDown={keydown}
      />
      {mentioning.open ? <MentionList {...mentioning.list} /> : null}
      {told === null ? null : (
        <p className={tooLong ? 'field-error' : 'field-hint'} role={tooLong ? 'alert' : undefined}>
          {told}
        </p>
      )}
      {failure === null ? null : (
        <p className="field-error" role="alert">
          {errorText(t, failure)}
        </p>
      )}
      {small && text === '' ? null : (
        <div className="composer-foot">
          <button
            type="button"
            className="button button-primary button-small"
            aria-disabled={busy || tooLong || length === 0}
            onClick={() => void sendNow()}
          >
            {send}
            <Kbd keys="Mod+Enter" />
          </button>
          {onCancel ? (
            <button type="button" className="button button-small" onClick={onCancel}>
              {t('actions.cancel')}
            </button>
          ) : null}
        </div>
      )}
    </div>
  )
}
