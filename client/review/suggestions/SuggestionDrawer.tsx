import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Suggestion } from '../../../core/wire/suggestions.ts'
import { personName } from '../../personName.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { decidable, decideAndTell, whole } from './deciding.ts'
import { Diff } from './Diff.tsx'
import { grouped } from './grouped.ts'
import { hunkLines } from './hunk-lines.ts'
import { useRoom, type Decision, type SuggestionRoom } from './room.ts'

interface Asked {
  decision: Decision
  list: readonly Suggestion[]
  /** Whose; null: everybody's. */
  name: string | null
}

/** All suggestions of the document by person, beside the text; not modal: one works on with it open. */
export function SuggestionDrawer({
  room: { session },
  onClose,
}: {
  room: SuggestionRoom
  onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const room = useRoom(session)
  const [asked, setAsked] = useState<Asked | null>(null)
  if (!room) return null
  const close = (): void => {
    onClose()
    session.focus()
  }
  const all = room.all()
  const people = [...grouped(all, ({ author }) => author.id).values()]
  return (
    <Drawer title={t('suggestions.allTitle')} className="suggestion-drawer" closes={!asked} onClose={close}>
      {all.length === 0 ? <p className="panel-empty">{t('suggestions.none')}</p> : null}
      {people.length > 1 ? <BulkButtons room={room} list={all} name={null} onAsk={setAsked} /> : null}
      {people.map((list) => (
        <PersonGroup key={list[0]?.author.id} room={room} list={list} onAsk={setAsked} />
      ))}
      {asked ? <Ask room={room} asked={asked} onClose={() => setAsked(null)} /> : null}
    </Drawer>
  )
}

interface GroupProps {
  room: SuggestionRoom
  list: readonly Suggestion[]
  onAsk: (asked: Asked) => void
}

function PersonGroup({ room, list, onAsk }: GroupProps): ReactNode {
  const { t } = useTranslation()
  const [first] = list
  if (!first) return null
  const name = personName(t, first.author)
  return (
    <section aria-label={name}>
      <h3>
        <Avatar user={first.author} />
        <span aria-hidden="true">{name}</span> <span className="count">{list.length}</span>
      </h3>
      <BulkButtons room={room} list={list} name={name} onAsk={onAsk} />
      <ol>
        {list.map((suggestion) => (
          <Entry key={suggestion.id} room={room} suggestion={suggestion} />
        ))}
      </ol>
    </section>
  )
}

function Entry({ room, suggestion }: { room: SuggestionRoom; suggestion: Suggestion }): ReactNode {
  const { t } = useTranslation()
  return (
    <li>
      <button
        type="button"
        className="suggestion-entry"
        onClick={() => {
          room.session.activate(suggestion.segment)
          room.telling?.openPanel()
        }}
      >
        <span className="label">{t('segment.heading', { number: room.session.number(suggestion.segment) })}</span>
        {suggestion.state === 'conflict' ? <span className="chip">{t('suggestions.conflictShort')}</span> : null}
        {/* All of it: nobody accepts with one press what is not there to be read. */}
        {hunkLines(suggestion, 18).map((line) => (
          <Diff key={line.place} line={line} />
        ))}
      </button>
    </li>
  )
}

function BulkButtons({ room, list, name, onAsk }: GroupProps & { name: string | null }): ReactNode {
  const { t } = useTranslation()
  const button = (decision: Decision): ReactNode => {
    const those = decidable(room, list, decision)
    if (those.length === 0) return null
    const word = decision === 'accept' ? 'acceptCount' : 'rejectCount'
    return (
      <button type="button" className="button button-small" onClick={() => onAsk({ decision, list: those, name })}>
        {t(`suggestions.${word}`, { count: those.length })}
      </button>
    )
  }
  return (
    <div className="suggestion-buttons">
      {button('accept')}
      {button('reject')}
    </div>
  )
}

function Ask({ room, asked, onClose }: { room: SuggestionRoom; asked: Asked; onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const { decision, list, name } = asked
  const [count, action] = [list.length, decision === 'accept' ? 'Accept' : 'Reject'] as const
  const confirm = (): void => {
    setBusy(true)
    void decideAndTell(t, room, decision, list.map(whole)).finally(onClose)
  }
  return (
    <ConfirmDialog
      title={t(`suggestions.ask${action}Title`, { count })}
      text={
        name === null ? t(`suggestions.ask${action}All`, { count }) : t(`suggestions.ask${action}By`, { count, name })
      }
      action={t(decision === 'accept' ? 'suggestions.accept' : 'suggestions.reject')}
      busy={busy}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
