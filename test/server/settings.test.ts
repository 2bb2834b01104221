import { describe, expect, test } from 'vitest';
import { parseSettings, SettingsError } from '#server/settings.ts';

function problemsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    parseSettings(environment);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message.split('\n');
  }
}

describe('without settings', () => {
  test('the centre serves loopback with the demo feed and the embedded store', () => {
    expect(parseSettings({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataDir: '.data',
      profile: 'nghe-an',
      demo: true,
      influx: null,
      ingestToken: undefined,
      notify: { webhook: null, smtp: null },
      logLevel: 'info',
    });
  });

  test('an empty variable counts as not set', () => {
    expect(parseSettings({ IOC_PORT: '', IOC_INFLUX_URL: '', IOC_INGEST_TOKEN: '' })).toEqual(
      parseSettings({}),
    );
  });

  test("other programs' variables are nobody's business here", () => {
    expect(problemsOf({ PATH: '/bin', IOC_TEST_INFLUXD: '/usr/bin/influxd' })).toEqual([]);
  });
});

describe('the demo feed', () => {
  const influx = { IOC_INFLUX_URL: 'http://127.0.0.1:8086' };
  const token = { IOC_INGEST_TOKEN: 'sixteen-letters-x' };

  test.each([
    ['runs until a real source is configured', {}, true],
    ['ends with a database', influx, false],
    ['ends with a token for real sources', token, false],
    ['can be kept beside a database', { ...influx, IOC_DEMO: '1' }, true],
    ['can be switched off', { IOC_DEMO: '0' }, false],
  ])('%s', (_sentence, environment, demo) => {
    expect(parseSettings(environment).demo).toBe(demo);
  });
});

describe('a database', () => {
  test('is taken with everything that was given for it', () => {
    const { influx } = parseSettings({
      IOC_INFLUX_URL: 'https://influx.example:8086',
      IOC_INFLUX_USER: 'writer',
      IOC_INFLUX_TOKEN: 'secret',
      IOC_INFLUX_ORG: 'so-tttt',
      IOC_INFLUX_BUCKET: 'nghean',
    });

    expect(influx).toEqual({
      url: 'https://influx.example:8086',
      user: 'writer',
      token: 'secret',
      org: 'so-tttt',
      bucket: 'nghean',
    });
  });
});

describe('notifications', () => {
  const webhook = {
    IOC_NOTIFY_WEBHOOK_URL: 'https://receiver.example/ioc?token=x',
    IOC_NOTIFY_WEBHOOK_SECRET: 'sixteen-letters-x',
  };
  const smtp = { IOC_SMTP_URL: 'smtps://ioc:secret@mail.example', IOC_SMTP_FROM: 'IOC <ioc@nghean.example>' };

  test('leave by the ways that were given', () => {
    expect(parseSettings({ ...webhook, ...smtp }).notify).toEqual({
      webhook: { url: webhook.IOC_NOTIFY_WEBHOOK_URL, secret: webhook.IOC_NOTIFY_WEBHOOK_SECRET },
      smtp: { url: smtp.IOC_SMTP_URL, from: smtp.IOC_SMTP_FROM },
    });
  });

  test.each([
    ['IOC_NOTIFY_WEBHOOK_SECRET', { IOC_NOTIFY_WEBHOOK_URL: webhook.IOC_NOTIFY_WEBHOOK_URL }],
    ['IOC_NOTIFY_WEBHOOK_URL', { IOC_NOTIFY_WEBHOOK_SECRET: webhook.IOC_NOTIFY_WEBHOOK_SECRET }],
    ['IOC_SMTP_FROM', { IOC_SMTP_URL: smtp.IOC_SMTP_URL }],
    ['IOC_SMTP_URL', { IOC_SMTP_FROM: smtp.IOC_SMTP_FROM }],
  ])('with %s missing stop the start, and no secret is said', (name, environment) => {
    const problems = problemsOf(environment);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: expected`));
    for (const value of Object.values(environment)) expect(problems[0]).not.toContain(value);
  });
});

describe('a wrong value', () => {
  test.each([
    ['IOC_NOTIFY_WEBHOOK_URL', 'receiver', 'expected an address such as https://receiver.example/ioc'],
    ['IOC_NOTIFY_WEBHOOK_URL', 'https://ioc:secret@receiver.example', 'expected no user name in the address'],
    ['IOC_NOTIFY_WEBHOOK_SECRET', 'short', 'expected at least 16 characters'],
    ['IOC_SMTP_URL', 'http://mail', 'expected an address such as smtp://user:password@mail.example:587'],
    ['IOC_SMTP_FROM', 'the centre', 'expected an address such as ioc@province.example'],
    ['IOC_SMTP_FROM', 'a@b.example\r\nBcc: c@d.example', 'expected an address such as ioc@province.example'],
    ['IOC_PORT', 'eighty', 'expected a port number'],
    ['IOC_PORT', '80.5', 'expected a whole number'],
    ['IOC_PORT', '-1', 'expected 0 to 65535'],
    ['IOC_PORT', '65536', 'expected 0 to 65535'],
    ['IOC_DEMO', 'true', 'expected 0 or 1'],
    ['IOC_INFLUX_URL', '127.0.0.1:8086', 'expected an address such as http://127.0.0.1:8086'],
    ['IOC_INFLUX_URL', 'ftp://influx', 'expected an address such as http://127.0.0.1:8086'],
    ['IOC_INGEST_TOKEN', 'short', 'expected at least 16 characters'],
    ['IOC_LOG_LEVEL', 'loud', 'expected one of debug, info, warn, error, silent'],
    ['IOC_PROT', '8080', 'not a setting; expected one of IOC_PORT'],
  ])('of %s (%s) names the variable and what it takes', (name, value, takes) => {
    const problems = problemsOf({ [name]: value });

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${name}: ${takes}`);
  });

  test('is said together with all the others', () => {
    const problems = problemsOf({ IOC_PORT: 'x', IOC_DEMO: 'x', IOC_PROT: 'x' });

    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'IOC_DEMO',
      'IOC_PORT',
      'IOC_PROT',
    ]);
  });

  test.each([
    'IOC_INGEST_TOKEN',
    'IOC_INFLUX_URL',
    'IOC_LOG_LEVEL',
    'IOC_DEMO',
    'IOC_PORT',
    'IOC_INGEST_TOKN',
    'IOC_NOTIFY_WEBHOOK_URL',
    'IOC_NOTIFY_WEBHOOK_SECRET',
    'IOC_SMTP_URL',
  ])('of %s is never repeated: it may be a secret', (name) => {
    const [problem = ''] = problemsOf({ [name]: 'hunter2' });

    expect(problem).toContain(name);
    expect(problem).not.toContain('hunter2');
  });
});
