interface Scored {
  readonly entry: number;
  readonly score: number;
}

/** Keeps the entries with the highest scores of those that it is offered; equal ones in the order of the pack. */
export class BestEntries {
  readonly #limit: number;
  readonly #best: Scored[] = [];
  #lowest = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(entry: number, score: number): void {
    if (score < this.#lowest) return;
    const place = this.#best.findLastIndex(
      (other) => other.score > score || (other.score === score && other.entry < entry),
    );
    this.#best.splice(place + 1, 0, { entry, score });
    if (this.#best.length > this.#limit) this.#best.pop();
    if (this.#best.length === this.#limit) this.#lowest = this.#best.at(-1)?.score ?? this.#lowest;
  }

  /** Best first. */
  result(): readonly Scored[] {
    return this.#best;
  }
}
