import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rulesBodySchema, ruleVersionsBodySchema } from '#shared/alert/ruleVersion.ts';
import { paths, profileBodySchema } from '#shared/protocol/routes.ts';
import type { Role } from '#shared/user/user.ts';
import { aUser } from '#test/support/alertBuilders.ts';
import { aRule } from '#test/support/profileBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;
let administrator: string;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs('administrator');
});
afterAll(() => server.stop());

const get = (path: string, cookie = administrator) => fetch(server.url + path, { headers: { cookie } });
const post = (path: string, body: unknown, cookie = administrator) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify(body),
  });
const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code;
const detailOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { detail: string } }).error.detail;

describe('the rules over HTTP', () => {
  test.each(['duty', 'leader', 'operator'] as const)(
    'are not for a %s, neither to read nor to change nor to try',
    async (role: Role) => {
      const cookie = await server.signInAs(role);

      const answers = await Promise.all([
        get(paths.rules, cookie),
        get(`${paths.rules}/overdue`, cookie),
        post(paths.rules, { rule: aRule(), version: 0, note: '' }, cookie),
        post(paths.ruleTrial, { rule: aRule() }, cookie),
      ]);

      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    },
  );

  test('are not changed by an administrator of one district', async () => {
    const cookie = await server.sessionFor(aUser({ role: 'administrator', area: 'vinh' }));

    const answer = await post(paths.rules, { rule: aRule({ limit: 1 }), version: 0, note: '' }, cookie);

    expect([answer.status, await codeOf(answer)]).toEqual([403, 'forbidden']);
  });

  test('are refused without a response text, and it says so', async () => {
    const rule = { ...aRule(), response: { vi: 'Gọi ngay.', en: '' } };

    const answer = await post(paths.rules, { rule, version: 0, note: '' });

    expect(answer.status).toBe(422);
    expect(await detailOf(answer)).toBe(
      'rule.response.en: a rule needs a response text in both languages: if nothing is to be done, it is no alert',
    );
  });

  test('can be tried', async () => {
    const answer = await post(paths.ruleTrial, { rule: aRule() });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ raised: 0, areas: 3, areasWithData: 0 });
  });

  test('that were changed are in force at once, told to every page, and remembered', async () => {
    const page = await server.connect('duty');
    await page.join('alerts');
    const now = Date.now();
    await server.write(`dvc,area=412,source=portal overdue=30i ${now}`);
    const before = profileBodySchema.parse(await (await get(paths.profile)).json());

    const answer = await post(paths.rules, {
      rule: aRule({ limit: 20 }),
      version: 0,
      note: 'Cần biết sớm hơn',
    });

    expect(answer.status).toBe(200);
    const changed = await page.heard('rule:changed');
    const alerts = await page.heard('alert:changed', ({ alerts: all }) => all.length > 0);
    expect(changed.rule).toEqual(aRule({ limit: 20 }));
    expect(alerts.alerts[0]).toMatchObject({ area: 'vinh', reason: { value: 30, limit: 20 } });

    const after = profileBodySchema.parse(await (await get(paths.profile)).json());
    expect(after.hash).toBe(changed.profileHash);
    expect(after.hash).not.toBe(before.hash);
    expect(after.profile.rules).toEqual([aRule({ limit: 20 })]);

    const { rules } = rulesBodySchema.parse(await (await get(paths.rules)).json());
    expect(rules[0]).toMatchObject({ version: 1, inProfile: true });
    const history = ruleVersionsBodySchema.parse(await (await get(`${paths.rules}/overdue`)).json());
    expect(history.versions).toMatchObject([{ version: 1, note: 'Cần biết sớm hơn' }]);
    expect(history.original).toEqual(aRule());
  });

  test('that are switched off end their alerts', async () => {
    const page = await server.connect('duty');
    await page.join('alerts');
    const { rules } = rulesBodySchema.parse(await (await get(paths.rules)).json());
    const [standing] = rules;

    await post(paths.rules, {
      rule: { ...standing?.rule, enabled: false },
      version: standing?.version,
      note: '',
    });

    const { alerts } = await page.heard('alert:changed', ({ alerts: all }) =>
      all.some(({ facts }) => !facts.active),
    );
    expect(alerts[0]).toMatchObject({ rule: 'overdue', facts: { active: false, acknowledged: false } });
  });
});

describe('after a restart', () => {
  test('the saved rules are in force, and the hash of the profile says so', async () => {
    const folder = aTemporaryFolder();
    const first = await startTestServer({ dataDir: folder.path });
    const cookie = await first.signInAs('administrator');
    await fetch(first.url + paths.rules, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: first.url },
      body: JSON.stringify({ rule: aRule({ limit: 33 }), version: 0, note: '' }),
    });
    await first.stop();

    const second = await startTestServer({ dataDir: folder.path });

    const page = await second.connect('duty');
    const answer = await fetch(second.url + paths.profile, { headers: { cookie } });
    const { hash, profile } = profileBodySchema.parse(await answer.json());
    expect(profile.rules).toEqual([aRule({ limit: 33 })]);
    expect(page.welcome.profileHash).toBe(hash);
    await second.stop();
    folder.remove();
  });
});
