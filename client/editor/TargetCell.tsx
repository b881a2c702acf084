import {
  memo,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type ReactNode,
} from 'react'
import { flushSync } from 'react-dom'
import { usePeer, useRowPart } from './hooks.ts'
import type { DocumentSession } from './session.ts'
import { initialsOf } from './initials.ts'
import { viewsOf } from './insides.ts'

interface Props {
  session: DocumentSession
  id: string
  /** Is the small editor mounted, or static text shown? */
  live: boolean
  /** Does static text show what is suggested? It takes working out. */
  draws: boolean
  name: string
  placeholder: string | undefined
}

/**
 * A target's cell. Inside stands either the small editor, whose element React
 * never touches again, or plain text while rows fly by.
 */
export const TargetCell = memo(function TargetCell({ session, id, live, draws, name, placeholder }: Props): ReactNode {
  const empty = useRowPart(session, id, (row) => row?.targetText === '')
  const peer = usePeer(session, id)
  const [pressed, setPressed] = useState(false)
  const style = peer ? ({ '--peer': peer.user.color } as CSSProperties) : undefined
  return (
    <div
      className={peer ? 'target peer' : 'target'}
      style={style}
      data-initials={peer ? initialsOf(peer.user.name) : undefined}
      data-empty={empty ? '' : undefined}
    >
      {live || pressed ? (
        <Live key="live" session={session} id={id} name={name} placeholder={placeholder} />
      ) : (
        <Still
          key="still"
          session={session}
          id={id}
          draws={draws}
          name={name}
          placeholder={placeholder}
          // Before the press itself is handled, so that the browser puts the caret where it was pressed.
          press={() => flushSync(() => setPressed(true))}
        />
      )}
    </div>
  )
})

/** ProseMirror needs white space kept; a cell must never be widened by a long word. */
const textStyle: CSSProperties = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }

type InnerProps = Omit<Props, 'live' | 'draws'>

function Live({ session, id, name, placeholder }: InnerProps): ReactNode {
  const mount = useRef<HTMLDivElement>(null)
  // A row's number changes with every split above it: the view stays and is only renamed.
  const firstName = useRef(name)
  useLayoutEffect(
    () => (mount.current ? viewsOf(session).mount(id, mount.current, firstName.current) : undefined),
    [session, id],
  )
  useLayoutEffect(() => {
    firstName.current = name
    viewsOf(session).rename(id, name)
  }, [session, id, name])
  return <div ref={mount} className="target-text" style={textStyle} data-placeholder={placeholder} />
}

function Still({
  session,
  id,
  draws,
  name,
  placeholder,
  press,
}: InnerProps & Pick<Props, 'draws'> & { press: () => void }): ReactNode {
  const { stills } = viewsOf(session)
  const pieces = useSyncExternalStore(stills.subscribe, () => (draws ? stills.of(id) : undefined))
  const text = useRowPart(session, id, (row) => row?.targetText ?? '')
  return (
    <div
      className="target-text"
      style={textStyle}
      role="textbox"
      aria-multiline="true"
      aria-label={name}
      lang="en"
      tabIndex={0}
      data-placeholder={placeholder}
      onFocus={() => session.activate(id, { caret: 'end' })}
      onPointerDown={press}
    >
      {pieces
        ? pieces.map((piece, at) =>
            piece.beside ? (
              <span key={at} className={piece.name} data-text={piece.text} aria-hidden="true" />
            ) : (
              <span key={at} className={piece.name}>
                {piece.text}
              </span>
            ),
          )
        : text}
    </div>
  )
}
