import type { SessionTopic } from './session.ts'

/** Who listens to what of a session. Listeners are told once per turn at most for the same thing. */
export class Topics {
  private readonly topics = new Map<SessionTopic, Set<() => void>>()
  private readonly rows = new Map<string, Set<() => void>>()
  private readonly all = new Set<(id: string) => void>()

  subscribe(topic: SessionTopic, listener: () => void): () => void {
    return add(this.topics, topic, listener)
  }

  subscribeRow(id: string, listener: () => void): () => void {
    return add(this.rows, id, listener)
  }

  subscribeRows(listener: (id: string) => void): () => void {
    this.all.add(listener)
    return () => this.all.delete(listener)
  }

  tell(...topics: SessionTopic[]): void {
    for (const topic of topics) for (const listener of [...(this.topics.get(topic) ?? [])]) listener()
  }

  tellRow(id: string): void {
    for (const listener of [...(this.rows.get(id) ?? [])]) listener()
    for (const listener of this.all) listener(id)
  }
}

function add<K>(map: Map<K, Set<() => void>>, key: K, listener: () => void): () => void {
  const set = map.get(key) ?? new Set()
  map.set(key, set)
  set.add(listener)
  return () => {
    set.delete(listener)
    if (set.size === 0 && map.get(key) === set) map.delete(key)
  }
}
