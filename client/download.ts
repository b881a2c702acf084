import type { RouteName } from '../core/api.ts'
import { failure, NetworkError, pathOf } from './api.ts'

/** Kept long enough for the browser to have begun writing the file (ms). */
const KEPT = 60_000

/** Fetches a file and hands it to the browser; gives the last event in it, where the server tells one. A refusal is thrown as AppError, a broken line as NetworkError. */
export async function download(
  route: RouteName,
  params: Record<string, string>,
  query: Record<string, unknown>,
): Promise<number | null> {
  const { blob, name, event } = await fetched(route, await pathOf(route, params, query))
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), KEPT)
  return event
}

interface Fetched {
  blob: Blob
  name: string
  event: number | null
}

async function fetched(route: RouteName, address: string): Promise<Fetched> {
  let response: Response
  try {
    response = await fetch(address, { credentials: 'same-origin' })
    if (response.ok) {
      const event = response.headers.get('x-document-event')
      const name = fileName(response.headers.get('content-disposition'))
      return { blob: await response.blob(), name, event: event === null ? null : Number(event) }
    }
  } catch (error) {
    throw new NetworkError(route, { cause: error })
  }
  throw failure(route, response.status, await response.json().catch(() => null))
}

/** The name in a Content-Disposition header: RFC 6266's `filename*` before `filename`. */
export function fileName(disposition: string | null): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (extended !== undefined) return decodeURIComponent(extended)
  return /filename="([^"]*)"/i.exec(disposition ?? '')?.[1] ?? ''
}
