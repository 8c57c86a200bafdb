import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { gatewayInformation } from '../compatible/gateway-information.ts';
import { understandable } from '../compatible/responses.ts';
import { apiAddress } from './api-address.ts';
import { requireCondition } from './only-while.ts';
import type { RequestWatch } from './request-watch.ts';

/** For every request to the API, the client's and others; answers of other servers than Discord are made understandable. */
export function restOptions(
  apiUrl: string,
  watch?: RequestWatch,
): Pick<RESTOptions, 'api' | 'version' | 'makeRequest'> {
  return {
    ...apiAddress(apiUrl),
    async makeRequest(url, init) {
      const send = async (to: string) => {
        requireCondition();
        const ended = watch?.starts(init.method ?? 'GET', to);
        const response = await understandable(await DefaultRestOptions.makeRequest(to, init));
        ended?.(response);
        return response;
      };
      return url.endsWith('/gateway/bot') ? gatewayInformation(url, send) : send(url);
    },
  };
}
