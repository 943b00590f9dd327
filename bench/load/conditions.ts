import type { CDPSession } from 'playwright-core';

/** The device and the network that a page is read with. */
export interface Conditions {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** How many times slower the processor is. */
  readonly cpu: number;
  /** Latency in milliseconds and throughput in bytes a second; none is loopback as it is. */
  readonly network?: { readonly latency: number; readonly down: number; readonly up: number };
}

export const fullSpeed: Conditions = {
  name: 'desktop, full speed',
  viewport: { width: 1440, height: 900 },
  cpu: 1,
};

/** Chromium's own "Slow 4G", on a processor four times slower. */
export const slowPhone: Conditions = {
  name: 'phone, slow 4G, 4 × slower processor',
  viewport: { width: 390, height: 844 },
  cpu: 4,
  network: { latency: 562.5, down: 180_000, up: 84_375 },
};

/** Puts a page, and its workers' requests, under the conditions. */
export async function impose(session: CDPSession, { cpu, network }: Conditions): Promise<void> {
  await session.send('Network.enable');
  if (network) {
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: network.down,
      uploadThroughput: network.up,
    });
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}
