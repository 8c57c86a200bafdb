import { Temporal } from 'temporal-polyfill';

export function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}

export function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return isBefore(b, a);
}

export function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isBefore(b, a) ? b : a;
}
