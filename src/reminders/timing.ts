/** What there is to say about an occurrence at the moment of sending. */
export type Timing =
  /** It lies ahead: the start itself says how far. */
  | 'ahead'
  /** It has started, on time or while the reminder was late, and goes on. */
  | 'started'
  /** It is over: there is nothing to say. */
  | 'over';
