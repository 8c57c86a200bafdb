/** A message that the bot has posted into a channel, as it was then; answers to interactions are none. */
export interface Post {
  readonly channelId: string;
  readonly messageId: string;
  readonly nonce: string | undefined;
  readonly content: string;
  /** Milliseconds since 1970, by the world's clock. */
  readonly at: number;
  /** How often the same nonce came again and `enforce_nonce` made nothing of it. */
  readonly suppressed: number;
}

/** Remembers all that was posted, for scripts that look for what is missing or there twice. */
export class Posts {
  readonly #byMessage = new Map<string, Post & { suppressed: number }>();

  add(post: Omit<Post, 'suppressed'>): void {
    this.#byMessage.set(post.messageId, { ...post, suppressed: 0 });
  }

  suppress(messageId: string): void {
    const post = this.#byMessage.get(messageId);
    if (post) post.suppressed += 1;
  }

  /** Oldest first; of one channel or of all. */
  list(channelId?: string): readonly Post[] {
    const all = [...this.#byMessage.values()];
    return channelId === undefined ? all : all.filter((post) => post.channelId === channelId);
  }

  /** The posts that have the same channel and nonce as others: Discord's window for it was over, or not asked for. */
  repeated(): readonly (readonly Post[])[] {
    const withNonce = this.list().filter(({ nonce }) => nonce !== undefined);
    const groups = Map.groupBy(withNonce, ({ channelId, nonce }) => `${channelId} ${nonce}`);
    return [...groups.values()].filter(({ length }) => length > 1);
  }
}
