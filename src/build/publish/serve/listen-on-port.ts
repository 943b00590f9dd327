import { createServer, type RequestListener } from 'node:http';

/** A server that listens on this machine alone. */
export interface Listening {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Ends open connections and stops listening. */
  close(): Promise<void>;
}

const host = '127.0.0.1';
const portsToTry = 20;

/**
 * Listens on the first free port from `port` on; 0, the default, lets the system choose.
 *
 * @throws When none of twenty ports is free, or the system refuses for another reason.
 */
export async function listenOnPort(handler: RequestListener, port = 0): Promise<Listening> {
  for (let next = port; next < port + portsToTry; next++) {
    const listening = await tryPort(handler, next);
    if (listening) return listening;
  }
  throw new Error(
    `Ports ${port} to ${port + portsToTry - 1} are all taken: name another with PORT=…`,
  );
}

function tryPort(handler: RequestListener, port: number): Promise<Listening | undefined> {
  const server = createServer(handler);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      resolve({
        url: `http://${host}:${actual}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
