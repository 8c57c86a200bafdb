/** How long the store waits for a locked, slow or silent database, in milliseconds. */
export interface Patience {
  /** For as long as another process migrates. */
  readonly atStart: number;
  /** Less than the 3 s in which Discord wants a reply. */
  readonly atWork: number;
}
