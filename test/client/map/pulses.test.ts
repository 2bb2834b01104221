import { expect, test } from 'vitest';
import { type Incident, type IncidentKey, newForMs, newPulses, pulse } from '#client/map/pulses.ts';

const now = 1_000_000;
const anIncident = (given: Partial<Incident> = {}): Incident => ({
  key: 'site 1',
  at: [105, 19],
  since: now - 1_000,
  round: 'site',
  ...given,
});
const nothing = { known: new Map<IncidentKey, number>(), ringing: new Set<IncidentKey>() };

test('what is new rings', () => {
  const { begin } = newPulses([anIncident()], nothing, now);

  expect(begin.map(({ key }) => key)).toEqual(['site 1']);
});

test('what is older does not: a page that opens in a storm is still', () => {
  const { begin } = newPulses([anIncident({ since: now - newForMs })], nothing, now);

  expect(begin).toEqual([]);
});

test('what has rung does not ring again', () => {
  const incident = anIncident();
  const { known } = newPulses([incident], nothing, now);

  const again = newPulses([incident], { known, ringing: new Set() }, now + 1_000);

  expect(again.begin).toEqual([]);
});

test('the same mark rings again for something newer, but not while it rings', () => {
  const { known } = newPulses([anIncident()], nothing, now);
  const newer = anIncident({ since: now });

  expect(newPulses([newer], { known, ringing: new Set(['site 1']) }, now).begin).toEqual([]);
  expect(newPulses([newer], { known, ringing: new Set() }, now).begin).toEqual([newer]);
});

test('of a dozen the alerts come first and then the newest', () => {
  const some = Array.from({ length: 11 }, (_, index) =>
    anIncident({ key: `site ${index}`, since: now - 5_000 + index }),
  );
  const alert = anIncident({ key: 'alert 412', round: 'alert', since: now - 9_000 });

  const { begin } = newPulses([...some, alert], nothing, now);

  expect(begin).toHaveLength(12);
  expect(begin[0]).toBe(alert);
  expect(begin[1]?.key).toBe('site 10');
});

test('of hundreds at once only alerts ring: a storm everywhere is no news of one place', () => {
  const many = Array.from({ length: 300 }, (_, index) => anIncident({ key: `site ${index}` }));
  const alerts = Array.from({ length: 20 }, (_, index) =>
    anIncident({ key: `alert ${index}`, round: 'alert' }),
  );

  const { begin } = newPulses([...many, ...alerts], nothing, now);

  expect(begin).toHaveLength(12);
  expect(begin.every(({ round }) => round === 'alert')).toBe(true);
});

test('is three rings of less than two seconds', () => {
  expect(pulse.rings).toBeLessThanOrEqual(3);
  expect(pulse.ringMs).toBeLessThanOrEqual(2_000);
});
