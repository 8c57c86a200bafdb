import type { ReminderStore } from '../../reminders/ports.ts';
import type { Database } from '../database.ts';
import { StoredDeliveries } from './deliveries.ts';
import { StoredPreferences } from './preferences.ts';
import { StoredSchedule } from './schedule.ts';
import { StoredSubscriptions } from './subscriptions.ts';

export function reminderStore(database: Database): ReminderStore {
  return {
    subscriptions: new StoredSubscriptions(database),
    schedule: new StoredSchedule(database),
    deliveries: new StoredDeliveries(database),
    preferences: new StoredPreferences(database),
  };
}
