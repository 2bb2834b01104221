import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ask, tell } from '#client/live/ask.ts';
import { failure } from '#shared/protocol/result.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/cut') return response.destroy();
    response.statusCode = 503;
    return response.end(JSON.stringify({ error: { code: 'store-away' } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

test('of a question without an answer it is known that nothing was recorded', async () => {
  expect(await ask(`${url}/cut`, z.object({}))).toEqual(failure('store-away'));
  expect(await ask(`${url}/cut`, z.object({}), { question: 1 })).toEqual(failure('store-away'));
});

test('of what was told without an answer it is not known', async () => {
  expect(await tell(`${url}/cut`, z.object({}), {})).toEqual(failure('no-answer'));
});

test('a server that says that its store is away is believed', async () => {
  expect(await tell(`${url}/away`, z.object({}), {})).toEqual(failure('store-away'));
});
