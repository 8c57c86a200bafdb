/** The logarithm of a sum of exponentials, added up one by one without overflow. */
export class LogSum {
  #highest = Number.NEGATIVE_INFINITY;
  #sum = 0;

  /** @param times How many of the same are added. */
  add(value: number, times = 1): void {
    if (times === 0 || value === Number.NEGATIVE_INFINITY) return;
    if (value > this.#highest) {
      this.#sum = this.#sum * Math.exp(this.#highest - value) + times;
      this.#highest = value;
    } else {
      this.#sum += times * Math.exp(value - this.#highest);
    }
  }

  get value(): number {
    return this.#highest + Math.log(this.#sum);
  }
}
