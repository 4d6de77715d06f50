/** Connected components by union-find with path halving; the root is a component's smallest identity. */
export class Components {
  readonly #parent = new Map<number, number>()
  /** Identities that a component must not take in, by its root. */
  readonly #foes = new Map<number, Set<number>>()

  /** @param apart pairs that never become one component */
  constructor(apart: readonly (readonly [number, number])[] = []) {
    for (const [a, b] of apart) {
      this.#add(a, b)
      this.#add(b, a)
    }
  }

  #add(identity: number, foe: number): void {
    const foes = this.#foes.get(identity) ?? new Set()
    this.#foes.set(identity, foes.add(foe))
  }

  root(identity: number): number {
    let at = identity
    for (;;) {
      const parent = this.#parent.get(at) ?? at
      if (parent === at) return at
      const grand = this.#parent.get(parent) ?? parent
      this.#parent.set(at, grand)
      at = grand
    }
  }

  /** Whether joining the two would put a pair together that is kept apart. */
  isApart(a: number, b: number): boolean {
    const [rootA, rootB] = [this.root(a), this.root(b)]
    for (const foe of this.#foes.get(rootA) ?? []) if (this.root(foe) === rootB) return true
    return false
  }

  /** @returns whether the two were joined by this */
  join(a: number, b: number): boolean {
    const [rootA, rootB] = [this.root(a), this.root(b)]
    if (rootA === rootB || this.isApart(a, b)) return false
    const [kept, gone] = [Math.min(rootA, rootB), Math.max(rootA, rootB)]
    this.#parent.set(gone, kept)
    this.#parent.set(kept, kept)
    for (const foe of this.#foes.get(gone) ?? []) this.#add(kept, foe)
    return true
  }

  get members(): Iterable<number> {
    return this.#parent.keys()
  }
}
