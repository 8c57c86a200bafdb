/** An API base as the client wants it: without the version, which may stand at its end. */
export interface ApiAddress {
  readonly api: string;
  readonly version: string;
}

/** Discord's own paths start with /api; so do those of an address that has no path. */
export function apiAddress(url: string): ApiAddress {
  const { origin, pathname } = new URL(url);
  const parts = pathname.split('/').filter((part) => part !== '');
  const version = /^v(\d+)$/i.exec(parts.at(-1) ?? '')?.[1];
  const base = version === undefined ? parts : parts.slice(0, -1);
  return { api: `${origin}/${base.join('/') || 'api'}`, version: version ?? '10' };
}

/** Whether it is Discord itself: anything else may be a proxy before it, or another server. */
export function isDiscord(url: string): boolean {
  return /(^|\.)discord(app)?\.com$/.test(new URL(url).hostname);
}
