import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { apiAddress } from './api-address.ts';

/** For every request to the API, the client's and others. */
export function restOptions(apiUrl: string): Pick<RESTOptions, 'api' | 'version' | 'makeRequest'> {
  return {
    ...apiAddress(apiUrl),
    /** Some servers call the empty body of a 204 JSON, which discord.js would take for a fault. */
    async makeRequest(url, init) {
      const response = await DefaultRestOptions.makeRequest(url, init);
      if (response.status === 204) response.headers.delete('content-type');
      return response;
    },
  };
}
