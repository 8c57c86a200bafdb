import { ChannelType, Routes } from 'discord.js';
import { z } from 'zod';
import { anyId } from '../compatible/ids.ts';
import { Recent } from '../recent.ts';
import { identified } from '../sending.ts';
import type { Requests } from './requests.ts';

const described = z.object({ type: z.number(), parent_id: anyId.nullish() });

const threads: ReadonlySet<number> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

/** Where there is to write, by Discord's word; what does not change is remembered. Every method throws what a request does. */
export class Places {
  readonly #requests: Requests;
  readonly #knownParentOf: (channelId: string) => string | undefined;
  readonly #direct = new Recent<string>(10_000);
  readonly #parents = new Recent<string>(10_000);

  /** @param knownParentOf What the client's cache tells of a thread. */
  constructor(requests: Requests, knownParentOf: (channelId: string) => string | undefined) {
    this.#requests = requests;
    this.#knownParentOf = knownParentOf;
  }

  /** The id of a person's direct messages. */
  async directMessages(userId: string): Promise<string> {
    const known = this.#direct.get(userId);
    if (known !== undefined) return known;
    const channel = await this.#requests.post(Routes.userChannels(), { body: { recipient_id: userId } });
    const { id: channelId } = identified.parse(channel);
    this.#direct.set(userId, channelId);
    return channelId;
  }

  /** The channel of a thread; nothing for other channels. */
  async parentOf(channelId: string): Promise<string | undefined> {
    const known = this.#knownParentOf(channelId) ?? this.#parents.get(channelId);
    const parent = known ?? (await this.#readParent(channelId));
    if (parent !== undefined) this.#parents.set(channelId, parent);
    return parent;
  }

  /** Opens a thread that was archived. One that is locked needs Manage Threads for it. */
  async unarchive(threadId: string): Promise<void> {
    await this.#requests.patch(Routes.channel(threadId), { body: { archived: false } });
  }

  async #readParent(channelId: string): Promise<string | undefined> {
    const { data } = described.safeParse(await this.#requests.get(Routes.channel(channelId)));
    return data && threads.has(data.type) ? (data.parent_id ?? undefined) : undefined;
  }
}
