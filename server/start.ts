import type { Config } from './config.ts'

export interface RunningServer {
  /** e.g. `http://127.0.0.1:4310`. */
  url: string
  /** Stops accepting, finishes requests, closes sockets with 1001; done within 3 s. */
  close(): Promise<void>
}

/** Opens the store, fills it at the first start, and listens. Used by main, tests and benches. */
export type StartServer = (config: Config) => Promise<RunningServer>
