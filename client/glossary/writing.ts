import { newId } from '../editor/sync/ids.ts'

/** This page to the server, as long as it is open. */
const client = newId()

export interface Written {
  client: string
  requestId: string
}

/** Marks of a change that is sent once. */
export const written = (): Written => ({ client, requestId: newId() })

/**
 * Marks for a form that may be sent again after a broken line: the same
 * contents keep their request id, so that nothing is done twice.
 */
export function writtenOnce(): (body: unknown) => Written {
  let last = { json: '', requestId: '' }
  return (body) => {
    const json = JSON.stringify(body)
    if (json !== last.json) last = { json, requestId: newId() }
    return { client, requestId: last.requestId }
  }
}
