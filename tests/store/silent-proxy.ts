import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A client's connection to the proxy, and the proxy's to the server. */
interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** A way to a server on loopback that can fall silent, as a network does when a cable is cut: nothing closes, nothing arrives. */
export class SilentProxy {
  readonly port: number;
  readonly #pairs: readonly Pair[];

  private constructor(port: number, pairs: readonly Pair[]) {
    this.port = port;
    this.#pairs = pairs;
  }

  /** Closes when the test ends. */
  static async to(port: number): Promise<SilentProxy> {
    const pairs: Pair[] = [];
    const server: Server = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      for (const socket of [near, far]) socket.on('error', () => undefined);
      near.pipe(far).pipe(near);
      pairs.push({ near, far });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
      for (const { near, far } of pairs) for (const socket of [near, far]) socket.destroy();
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the system gave no port');
    return new SilentProxy(address.port, pairs);
  }

  /** The connections that there are fall silent; new ones work. */
  silence(): void {
    for (const { near, far } of this.#pairs) {
      near.unpipe(far);
      far.unpipe(near);
    }
  }
}
