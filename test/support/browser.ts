import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** No outside addresses, software WebGL: the same picture on every machine without a GPU. */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/** Starts the machine's Chromium, headless, with an empty profile. `IOC_TEST_CHROMIUM` names another program. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.IOC_TEST_CHROMIUM ?? places.find((place) => existsSync(place));
  if (!executablePath)
    throw new Error(
      'no Chromium found: install it (apt-get install chromium) or set IOC_TEST_CHROMIUM to its path',
    );
  return chromium.launch({ executablePath, args: flags });
}
