/** An utterance, and the entries that would be right. */
export interface Query {
  readonly text: string;
  readonly expect: readonly string[];
}
