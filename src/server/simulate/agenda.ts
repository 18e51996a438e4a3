/** What is planned, by time: a binary heap. */
export class Agenda<T extends { at: number }> {
  private readonly heap: T[] = []

  get nextAt(): number {
    return this.heap[0]?.at ?? Infinity
  }

  add(item: T) {
    const { heap } = this
    heap.push(item)
    for (let at = heap.length - 1; at > 0;) {
      const above = (at - 1) >> 1
      if (heap[above]!.at <= item.at) break
      this.swap(at, above)
      at = above
    }
  }

  /** Takes out everything before `until`, in order. */
  until(until: number): T[] {
    const taken: T[] = []
    while (this.nextAt < until) taken.push(this.take())
    return taken
  }

  private take(): T {
    const { heap } = this
    const first = heap[0]!
    const last = heap.pop()!
    if (heap.length > 0) heap[0] = last
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const below = right < heap.length && heap[right]!.at < heap[left]!.at ? right : left
      if (below >= heap.length || heap[at]!.at <= heap[below]!.at) return first
      this.swap(at, below)
      at = below
    }
  }

  private swap(one: number, other: number) {
    const { heap } = this
    ;[heap[one], heap[other]] = [heap[other]!, heap[one]!]
  }
}
