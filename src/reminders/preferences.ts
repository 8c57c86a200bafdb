import type { Temporal } from 'temporal-polyfill';

/** Every day from one wall time to another, over midnight where the end is the earlier. */
export interface QuietHours {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

/** What a person has told about their own time. */
export interface Preferences {
  /** IANA name. */
  readonly zone: string | null;
  /** In `zone`, or in the summit's while that is null. */
  readonly quietHours: QuietHours | null;
}

export const noPreferences: Preferences = { zone: null, quietHours: null };
