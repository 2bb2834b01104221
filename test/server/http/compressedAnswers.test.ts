import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;
let cookie: string;

beforeAll(async () => {
  server = await startTestServer({ profile: 'nghe-an' });
  cookie = await server.signInAs('leader');
});
afterAll(() => server.stop());

/** The bytes as they came over the wire: `fetch` would unpack them. */
const bytesOf = (path: string, encoding: string): Promise<{ bytes: Buffer; encoding: string | undefined }> =>
  new Promise((resolve, reject) => {
    const headers = { cookie, 'accept-encoding': encoding };
    get(server.url + path, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ bytes: Buffer.concat(parts), encoding: response.headers['content-encoding'] }),
      );
    }).on('error', reject);
  });

test('a large answer crosses a thin line packed, and is the same unpacked', async () => {
  const plain = await bytesOf(paths.profile, 'identity');

  const packed = await bytesOf(paths.profile, 'gzip');

  expect([plain.encoding, packed.encoding]).toEqual([undefined, 'gzip']);
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 4);
  expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
});
