import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { gatewayInformation } from '../compatible/gateway-information.ts';
import { understandable } from '../compatible/responses.ts';
import { apiAddress } from './api-address.ts';

/** For every request to the API, the client's and others; answers of other servers than Discord are made understandable. */
export function restOptions(apiUrl: string): Pick<RESTOptions, 'api' | 'version' | 'makeRequest'> {
  return {
    ...apiAddress(apiUrl),
    async makeRequest(url, init) {
      const send = async (to: string) => understandable(await DefaultRestOptions.makeRequest(to, init));
      return url.endsWith('/gateway/bot') ? gatewayInformation(url, send) : send(url);
    },
  };
}
