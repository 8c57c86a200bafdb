import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiscordServer, type DiscordServerOptions } from '../../support/discord/discord-server.ts';
import { festivalYaml } from '../../support/festival.ts';
import { BotProcess } from './bot-process.ts';
import { largeFestival } from './festival-pack.ts';

/** Discord's code for a body that breaks a rule. */
const invalidForm = 50_035;

/** Discord, a folder with packs and one for data, and the bots that were started on them. */
export class Stage {
  readonly discord: DiscordServer;
  readonly folder: string;
  readonly #bots: BotProcess[] = [];

  private constructor(discord: DiscordServer) {
    this.discord = discord;
    this.folder = mkdtempSync(path.join(tmpdir(), 'summit-bot-discord-'));
    this.addPack('festival', festivalYaml, largeFestival);
  }

  static async set(options: DiscordServerOptions = {}): Promise<Stage> {
    return new Stage(await DiscordServer.start({ deadline: 10_000, ...options }));
  }

  get dataDir(): string {
    return path.join(this.folder, 'data');
  }

  addPack(name: string, yaml: string, markdown: string): void {
    const folder = path.join(this.folder, 'knowledge', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'summit.yaml'), yaml);
    writeFileSync(path.join(folder, 'entries.md'), markdown);
  }

  /** Starts a bot without waiting for anything. */
  launch(env: Readonly<Record<string, string>> = {}): BotProcess {
    const bot = new BotProcess({
      ...this.discord.environment,
      SUMMIT: 'festival',
      KNOWLEDGE_DIR: path.join(this.folder, 'knowledge'),
      DATA_DIR: this.dataDir,
      ...env,
    });
    this.#bots.push(bot);
    return bot;
  }

  /** Starts a bot; resolves when it is in Discord and its commands are registered. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
    const bot = this.launch({ LOG_LEVEL: 'info', ...env });
    await bot.prints('commands are registered', 'stderr');
    return bot;
  }

  /** Ends every bot as a supervisor would. */
  async stop(): Promise<void> {
    const bots = this.#bots.splice(0);
    for (const bot of bots) bot.signal('SIGTERM');
    await Promise.all(bots.map((bot) => bot.exitCode()));
  }

  /** Kills every bot as a crash would, and starts one anew. */
  async restart(env: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
    await Promise.all(this.#bots.splice(0).map((bot) => bot.kill()));
    return this.start(env);
  }

  /** @throws {Error} When the bot has sent something that Discord would not have taken. */
  async strike(): Promise<void> {
    await Promise.all(this.#bots.map((bot) => bot.kill()));
    rmSync(this.folder, { recursive: true, force: true });
    await this.discord.close();
    // The bot says again more plainly what was refused: that must hide no mistake.
    const refused = this.discord.requests.filter(({ code }) => code === invalidForm);
    if (refused.length > 0) throw new Error(`Discord refused ${JSON.stringify(refused[0])}`);
  }
}
