import type { Hub } from '../live/hub.ts'
import { newId } from '../ids.ts'
import type { NotificationRecord } from '../store/workflow-records.ts'
import type { WriteQueries } from '../store/store.ts'

/** As much of a comment or reason as a notification shows. */
const textShown = 300

type News = Pick<NotificationRecord, 'kind' | 'by' | 'document' | 'at'> &
  Partial<Pick<NotificationRecord, 'segment' | 'segments' | 'thread' | 'text' | 'step' | 'due'>>

/** Tells people something, once each, and nobody of their own doings; gives whom it told, for `announceNews`. */
export async function notify(tx: WriteQueries, users: Iterable<string>, news: News): Promise<string[]> {
  const told = [...new Set(users)].filter((user) => user !== news.by)
  for (const user of told) {
    await tx.workflow.notify({
      segment: null,
      segments: 0,
      thread: null,
      step: null,
      due: null,
      ...news,
      text: shortened(news.text ?? ''),
      id: newId(news.at),
      user,
      readAt: null,
    })
  }
  return told
}

/** Lets every open tab of these people know; when the write is durable. */
export function announceNews(hub: Hub, users: Iterable<string>): void {
  for (const user of new Set(users)) hub.tell(user, { type: 'review', what: 'notification', segment: null })
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= textShown ? text : `${characters.slice(0, textShown - 1).join('')}…`
}
