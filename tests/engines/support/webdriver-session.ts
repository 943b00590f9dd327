/** A session of the W3C WebDriver protocol, over HTTP. */
export interface WebDriverSession {
  /** Sends a command and returns its `value`; the path is what follows `/session/{id}/`. */
  command(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown>;
  /** Ends the session, and with it the browser. */
  end(): Promise<void>;
}

/**
 * Asks the driver at `driverUrl` for a session with exactly these capabilities.
 *
 * @throws When it refuses, with its message.
 */
export async function openSession(
  driverUrl: string,
  capabilities: object,
): Promise<WebDriverSession> {
  const body = { capabilities: { alwaysMatch: capabilities } };
  const { sessionId } = (await send('POST', `${driverUrl}/session`, body)) as {
    readonly sessionId: string;
  };
  const url = `${driverUrl}/session/${sessionId}`;
  return {
    command: (method, path, body) => send(method, `${url}/${path}`, body),
    async end() {
      await send('DELETE', url);
    },
  };
}

async function send(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { readonly error: string; readonly message: string };
  throw new Error(`${method} ${new URL(url).pathname}: ${error}: ${message}`);
}
