/** Time and chance, passed in so that tests hold them. */
export interface Clock {
  /** Milliseconds. */
  now(): number
  set(run: () => void, delay: number): unknown
  clear(timer: unknown): void
  pause(ms: number): Promise<void>
  /** 0 ≤ r < 1 */
  random(): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  set: (run, delay) => setTimeout(run, delay),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
}

const FIRST_WAIT = 500
const LONGEST_WAIT = 15_000

/**
 * Waits before trying again: doubling from half a second to fifteen, with
 * jitter so that the clients of a restarted server do not come back at once.
 */
export class Backoff {
  private attempt = 0
  private waiting = new Map<unknown, () => void>()

  constructor(private readonly clock: Clock) {}

  next(run: () => void, longest = false): void {
    const wait = longest ? LONGEST_WAIT : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.attempt)
    this.attempt++
    const timer = this.clock.set(
      () => {
        this.waiting.delete(timer)
        run()
      },
      wait * (0.5 + this.clock.random() / 2),
    )
    this.waiting.set(timer, run)
  }

  /** Runs what waits now. */
  hurry(): void {
    const runs = [...this.waiting]
    this.waiting.clear()
    for (const [timer, run] of runs) {
      this.clock.clear(timer)
      run()
    }
  }

  reset(): void {
    this.attempt = 0
  }

  cancel(): void {
    for (const timer of this.waiting.keys()) this.clock.clear(timer)
    this.waiting.clear()
  }
}
