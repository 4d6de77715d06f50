import type { Parent } from './context.ts'

const saidEveryMs = 250

/** 'Reading a.csv: 12 of 90 MB' is of the same kind as before. */
const kindOf = (note: string): string => note.split(': ', 1)[0] ?? ''

/** How far a load is. It never goes back, and says no more than a few things a second. */
export class Meter {
  private readonly parent: Pick<Parent, 'progress'>
  private reached = 0
  private note = ''
  private saidAt = Number.NEGATIVE_INFINITY

  constructor(parent: Pick<Parent, 'progress'>) {
    this.parent = parent
  }

  /** @param share of the whole load, in [0, 1]
   *  @param note what is being done, in words */
  say(share: number, note: string): void {
    const now = performance.now()
    const isNew = kindOf(note) !== kindOf(this.note)
    if (share <= this.reached && !isNew) return
    this.reached = Math.max(this.reached, share)
    if (!isNew && now - this.saidAt < saidEveryMs) return
    this.note = note
    this.saidAt = now
    this.parent.progress(this.reached, note)
  }

  /** A part of the load with a share of its own. */
  part(from: number, until: number): (share: number, note: string) => void {
    return (share, note) => this.say(from + (until - from) * Math.min(1, Math.max(0, share)), note)
  }
}
