import { routes, type RouteName, type RouteReply, type Row } from '../../core/api.ts'
import { eventually, failureOf, sendRoute, type AnyInput } from './server.ts'

/** Calls a route of any server, in this process or not; the reply is validated, a failure thrown as AppError. */
export async function callAt<N extends RouteName>(url: string, name: N, input: AnyInput = {}): Promise<RouteReply<N>> {
  const response = await sendRoute(url, name, input)
  if (!response.ok) throw await failureOf(response)
  const { reply } = routes[name]
  if (typeof reply === 'string') throw new TypeError(`${name} does not answer JSON`)
  return reply.parse(await response.json()) as RouteReply<N>
}

/** A new project with one document of this text. */
export async function importInto(url: string, text: string): Promise<{ document: string; rows: Row[] }> {
  const { id: project } = await callAt(url, 'createProject', { body: { name: 'Thử nghiệm' } })
  const { job } = await callAt(url, 'importText', { params: { project }, body: { title: 'Văn bản', text } })
  const document = await eventually(async () => {
    const { state, document, error } = await callAt(url, 'getJob', { params: { job } })
    if (state === 'failed' || state === 'cancelled') throw new Error(`import ${state}: ${JSON.stringify(error)}`)
    return state === 'done' ? document : null
  }, 'the import')
  const { rows } = await callAt(url, 'getRows', { params: { document }, query: { limit: 5000 } })
  return { document, rows }
}
