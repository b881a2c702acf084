import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../errorText.ts'
import { useFormat } from '../../format.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { dropDraft, readDraft, writeDraft } from './drafts.ts'
import { MentionList } from './MentionList.tsx'
import { mentionsIn, type Callable } from './mentions.ts'
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

interface Writing {
  text: string
  write: (text: string) => void
  failure: unknown
  /** May it be sent as it is? */
  ready: boolean
  send: () => Promise<void>
}

/** What is being written, kept with every letter until it is sent. */
function useWriting({ store, draft, initial = '', onSend }: Props, people: readonly Callable[]): Writing {
  const [text, setText] = useState(() => readDraft(draft)?.text ?? initial)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const length = text.trim().length
  const ready = !busy && length > 0 && length <= longestComment
  return {
    text,
    failure,
    ready,
    write: (next) => {
      setText(next)
      writeDraft(draft, { anchor: null, open: true, ...readDraft(draft), text: next })
    },
    send: async () => {
      if (!ready) return
      setBusy(true)
      setFailure(null)
      try {
        await onSend({ text: text.trim(), mentions: mentionsIn(text, people) })
        setText('')
        dropDraft(draft)
        store.tell()
      } catch (error) {
        setFailure(error)
      } finally {
        setBusy(false)
      }
    },
  }
}

/** A field for a comment. Nothing written in it is lost: not by Escape, another row, a reload or a broken line. */
export function Composer(props: Props): ReactNode {
  const { store, label, draft, send, small = false, focus = false, onCancel } = props
  const box = useRef<HTMLTextAreaElement>(null)
  // Nobody calls themselves.
  const people = useCallable(store).filter(({ id }) => id !== store.session.user.id)
  const writing = useWriting(props, people)
  const { text, write } = writing
  const mentioning = useMentioning(box, people, text, write)
  useEffect(() => {
    if (!focus) return
    box.current?.focus()
    if (store.wanted === draft) store.wanted = null
  }, [focus, draft, store])
  const keydown = (event: KeyboardEvent): void => {
    // A key that an input method has taken is never ours.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (mentioning.keydown(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void writing.send()
    else if (event.key === 'Escape') onCancel?.()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={small ? 'composer composer-small' : 'composer'}>
      <textarea
        ref={box}
        className="input"
        rows={small ? 1 : 3}
        value={text}
        aria-label={label}
        placeholder={label}
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
      <Told text={text} failure={writing.failure} />
      {small && text === '' ? null : <Foot send={send} writing={writing} onCancel={onCancel} />}
    </div>
  )
}

interface FootProps extends Pick<Props, 'send'> {
  writing: Writing
  onCancel: Props['onCancel'] | undefined
}

function Foot({ send, writing, onCancel }: FootProps): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="composer-foot">
      <button
        type="button"
        className="button button-primary button-small"
        aria-disabled={!writing.ready}
        onClick={() => void writing.send()}
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
  )
}

/** How much room is left when little is, and why it was not sent. */
function Told({ text, failure }: { text: string; failure: unknown }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const length = text.trim().length
  return (
    <>
      {length > longestComment ? (
        <p className="field-error" role="alert">
          {t('comments.tooLong', { count: length, most: format.number(longestComment) })}
        </p>
      ) : length > longestComment - NEAR ? (
        <p className="field-hint">{t('comments.left', { count: longestComment - length })}</p>
      ) : null}
      {failure === null ? null : (
        <p className="field-error" role="alert">
          {errorText(t, failure)}
        </p>
      )}
    </>
  )
}
