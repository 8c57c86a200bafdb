/** What a conversation is about: kept by whoever holds the conversation, and plain data, so that a store can. */
export interface Topic {
  readonly utterance: string;
  /** The id of the answer that was given. */
  readonly answerId: string;
}
