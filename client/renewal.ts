/**
 * Learns something anew that is replaced whole: one question at a time, and once more when asked
 * meanwhile, so that no answer overtakes a later one.
 */
export class Renewal {
  private running: Promise<void> | null = null
  private again = false

  /** `ask` asks and takes over the answer. */
  constructor(private readonly ask: () => Promise<void>) {}

  /** Resolves when an answer to a question put from now on is taken over; rejects as the last one did. */
  now(): Promise<void> {
    if (this.running) this.again = true
    this.running ??= this.run().finally(() => (this.running = null))
    return this.running
  }

  private async run(): Promise<void> {
    do {
      this.again = false
      try {
        await this.ask()
      } catch (error) {
        if (!this.again) throw error
      }
    } while (this.again)
  }
}
