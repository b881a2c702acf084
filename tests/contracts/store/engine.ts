import type { Store } from '../../../server/store/store.ts'

/** A place where an engine keeps one store. */
export interface StorePlace {
  /** Opens the store, making it when absent. Tests close what they open. */
  open(): Promise<Store>
}

export interface StoreEngine {
  name: string
  /** Gives an empty place and removes it afterwards. */
  withPlace<T>(use: (place: StorePlace) => Promise<T>): Promise<T>
}

/** An empty store, closed and removed afterwards. */
export function withStore<T>(engine: StoreEngine, use: (store: Store, place: StorePlace) => Promise<T>): Promise<T> {
  return engine.withPlace(async (place) => {
    const store = await place.open()
    try {
      return await use(store, place)
    } finally {
      await store.close()
    }
  })
}
