import { describe } from 'vitest';
import { answeredMessagesSuite } from './suites/answered-messages.ts';
import { expirySuite } from './suites/expiry.ts';
import { feedbackSuite } from './suites/feedback.ts';
import { missesSuite } from './suites/misses.ts';
import { publishedEventsSuite } from './suites/published-events.ts';
import { schemaSuite } from './suites/schema.ts';
import { scheduleSuite } from './suites/reminders/schedule.ts';
import { settingsSuite } from './suites/settings.ts';
import { topicsSuite } from './suites/topics.ts';
import { userDataSuite } from './suites/user-data.ts';
import type { Databases } from './test-store.ts';

/** What holds on every database. */
export function storeSuite(databases: Databases): void {
  describe('settings', () => {
    settingsSuite(databases);
  });
  describe('misses', () => {
    missesSuite(databases);
  });
  describe('feedback', () => {
    feedbackSuite(databases);
  });
  describe('topics', () => {
    topicsSuite(databases);
  });
  describe('answered messages', () => {
    answeredMessagesSuite(databases);
  });
  describe('published events', () => {
    publishedEventsSuite(databases);
  });
  describe('the schedule', () => {
    scheduleSuite(databases);
  });
  describe("a user's data", () => {
    userDataSuite(databases);
  });
  describe('expiry', () => {
    expirySuite(databases);
  });
  describe('the schema', () => {
    schemaSuite(databases);
  });
}
