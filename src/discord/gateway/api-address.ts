/** An API base as the client wants it: without the version, which may stand at its end. */
export interface ApiAddress {
  readonly api: string;
  readonly version: string;
}

/** Discord's own paths start with /api; so do those of an address that has no path. */
export function apiAddress(url: string): ApiAddress {
  const { origin, pathname } = new URL(url);
  const parts = /^(.*?)(?:\/v(\d+))?\/*$/.exec(pathname);
  const base = parts?.[1]?.replace(/\/+$/, '') || '/api';
  return { api: `${origin}${base}`, version: parts?.[2] ?? '10' };
}
