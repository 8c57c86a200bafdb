import { expect, test } from 'vitest';
import type { Lease, PublishedEvent } from '../../../src/store/published-events.ts';
import { at, type Databases, noon, opened } from '../test-store.ts';

export const dinner: PublishedEvent = {
  sessionId: 'dinner',
  pack: 'hanoi',
  eventId: '100',
  fingerprint: 'abc',
  endsAt: noon.epochMilliseconds,
  state: 'published',
};
const signing: PublishedEvent = { ...dinner, sessionId: 'signing', eventId: '101' };

export function leaseOf(token: string, from = '12:00:00', until = '12:01:00'): Lease {
  return { token, from: at(from), until: at(until) };
}

/** A store in which a server publishes, and `mine` holds the lease until 12:01. */
async function publishing(databases: Databases) {
  const { publications } = await opened(await databases.create());
  await publications.publish('1', 'hanoi', '7', leaseOf('mine'));
  return publications;
}

export function publishedEventsSuite(databases: Databases): void {
  test('a server publishes one pack at a time', async () => {
    const { publications } = await opened(await databases.create());
    expect(await publications.publicationOf('1')).toBeUndefined();
    await publications.publish('2', 'hanoi', '7', leaseOf('mine'));
    await publications.publish('1', 'hanoi', '7', leaseOf('mine'));
    expect(await publications.publish('1', 'singapore', '8', leaseOf('mine'))).toBe(true);
    const one = { guildId: '1', pack: 'singapore', version: null, state: 'kept' };
    expect(await publications.publicationOf('1')).toEqual(one);
    expect(await publications.all()).toEqual([one, { ...one, guildId: '2', pack: 'hanoi' }]);
  });

  test('one process holds the lease, until it lets go or time is up', async () => {
    const publications = await publishing(databases);
    const take = (token: string, from: string, until: string) =>
      publications.lease('1', leaseOf(token, from, until));
    expect(await take('other', '12:00:59', '12:02:00')).toBe(false);
    expect(await take('mine', '12:00:59', '12:02:00')).toBe(true);
    expect(await take('other', '12:02:00', '12:03:00')).toBe(true);
    expect(await take('mine', '12:02:01', '12:03:00')).toBe(false);
    await publications.release('1', 'mine');
    expect(await take('mine', '12:02:01', '12:03:00')).toBe(false);
    await publications.release('1', 'other');
    expect(await take('mine', '12:02:01', '12:03:00')).toBe(true);
    expect(await publications.lease('2', leaseOf('mine'))).toBe(false);
  });

  test('nothing is published or stopped while somebody else holds the lease', async () => {
    const publications = await publishing(databases);
    await publications.save('1', 'mine', { ...dinner, state: 'declined' });
    expect(await publications.publish('1', 'singapore', '8', leaseOf('other'))).toBe(false);
    expect(await publications.stop('1', leaseOf('other'))).toBe(false);
    expect(await publications.publicationOf('1')).toMatchObject({ pack: 'hanoi', state: 'kept' });
    expect(await publications.eventsOf('1')).toHaveLength(1);
  });

  test('of many processes that want the lease at once, one gets it', async () => {
    const place = await databases.create();
    const [one, other] = [await opened(place), await opened(place)];
    await one.publications.publish('1', 'hanoi', '7', leaseOf('mine'));
    await one.publications.release('1', 'mine');
    const stores = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? one : other));
    const got = await Promise.all(
      stores.map((store, index) => store.publications.lease('1', leaseOf(String(index)))),
    );
    expect(got.filter(Boolean)).toHaveLength(1);
  });

  test('events are noted, changed and forgotten', async () => {
    const publications = await publishing(databases);
    expect(await publications.save('1', 'mine', signing)).toBe(true);
    expect(await publications.save('1', 'mine', dinner)).toBe(true);
    const moved = { ...dinner, fingerprint: 'def', endsAt: dinner.endsAt + 1 };
    expect(await publications.save('1', 'mine', moved)).toBe(true);
    expect(await publications.eventsOf('1')).toEqual([moved, signing]);
    expect(await publications.eventsOf('2')).toEqual([]);
    await publications.forget('1', moved);
    await publications.forget('1', { ...signing, eventId: '999' });
    expect(await publications.eventsOf('1')).toEqual([signing]);
  });

  test('a session has one published event: a second one is not noted, unless the first is over with', async () => {
    const publications = await publishing(databases);
    await publications.save('1', 'mine', dinner);
    const second = { ...dinner, eventId: '200' };
    expect(await publications.save('1', 'mine', second)).toBe(false);
    await publications.save('1', 'mine', { ...dinner, state: 'cancelled' });
    expect(await publications.save('1', 'mine', second)).toBe(true);
    expect(await publications.eventsOf('1')).toEqual([second]);
  });

  test('nothing is noted without the lease', async () => {
    const publications = await publishing(databases);
    expect(await publications.save('1', 'other', dinner)).toBe(false);
    await publications.settle('1', 'other', 'hanoi', 'v1');
    await publications.settle('1', 'mine', 'singapore', 'v1');
    expect(await publications.eventsOf('1')).toEqual([]);
    expect(await publications.publicationOf('1')).toMatchObject({ version: null });
    await publications.settle('1', 'mine', 'hanoi', 'v1');
    expect(await publications.publicationOf('1')).toMatchObject({ version: 'v1' });
  });

  test('publishing again takes up what was declined, and is not in step yet', async () => {
    const publications = await publishing(databases);
    await publications.save('1', 'mine', { ...dinner, state: 'declined' });
    await publications.save('1', 'mine', signing);
    await publications.settle('1', 'mine', 'hanoi', 'v1');
    await publications.publish('1', 'hanoi', '7', leaseOf('mine'));
    expect(await publications.eventsOf('1')).toEqual([signing]);
    expect(await publications.publicationOf('1')).toMatchObject({ version: null });
  });

  test('a publication that is to stop keeps its events until it ends', async () => {
    const publications = await publishing(databases);
    await publications.save('1', 'mine', dinner);
    expect(await publications.end('1', 'mine')).toBe(false);
    expect(await publications.stop('1', leaseOf('mine'))).toBe(true);
    expect(await publications.publicationOf('1')).toMatchObject({ state: 'stopping' });
    expect(await publications.end('1', 'other')).toBe(false);
    expect(await publications.eventsOf('1')).toEqual([dinner]);
    expect(await publications.end('1', 'mine')).toBe(true);
    expect(await publications.publicationOf('1')).toBeUndefined();
    expect(await publications.eventsOf('1')).toEqual([]);
    expect(await publications.stop('1', leaseOf('mine'))).toBe(false);
  });
}
