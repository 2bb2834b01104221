import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorCodes, failure, resultSchema, success } from '#shared/protocol/result.ts';
import { jsonReadingSchema, paths, statusOf } from '#shared/protocol/routes.ts';

describe('the status of a refusal', () => {
  test('is given for every code, and for no other', () => {
    expect(Object.keys(statusOf).sort()).toEqual([...errorCodes].sort());
  });

  test.each(Object.entries(statusOf))('of "%s" says that it is one: %d', (_code, status) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
  });
});

describe('a result', () => {
  const schema = resultSchema(z.number());

  test('carries a value or a failure', () => {
    expect(schema.parse(success(1))).toEqual({ ok: true, value: 1 });
    expect(schema.parse(failure('forbidden'))).toEqual({ ok: false, failure: { code: 'forbidden' } });
    expect(failure('bad-request', 'area: unknown').failure.detail).toBe('area: unknown');
  });

  test.each([
    [{ ok: true }],
    [{ ok: true, value: '1' }],
    [{ ok: false, failure: { code: 'made-up' } }],
    [{ ok: false, value: 1 }],
    [null],
  ])('is not %j', (given) => {
    expect(schema.safeParse(given).success).toBe(false);
  });
});

describe('a reading as JSON', () => {
  const item = { indicator: 'dvc.overdue', area: '412' };

  test.each([
    [{ ...item, value: 1 }],
    [{ ...item, numerator: 1, denominator: 2 }],
    [{ ...item, value: 1, at: '2024-11-21T14:00:00+07:00' }],
    [{ ...item, value: 0, at: 1_732_172_400_000, source: 'portal' }],
  ])('is %j', (given) => {
    expect(jsonReadingSchema.safeParse(given).success).toBe(true);
  });

  test.each([
    ['nothing measured', item],
    ['half a ratio', { ...item, numerator: 1 }],
    ['a value beside its parts', { ...item, value: 1, numerator: 1, denominator: 2 }],
    ['a value beside one part', { ...item, value: 1, denominator: 2 }],
    ['a number as text', { ...item, value: '1.234' }],
    ['null for a blank', { ...item, value: null }],
    ['a time without zone', { ...item, value: 1, at: '2024-11-21T14:00:00' }],
    ['a field that is not known', { ...item, value: 1, unit: '%' }],
  ])('is not one with %s', (_what, given) => {
    expect(jsonReadingSchema.safeParse(given).success).toBe(false);
  });
});

describe('the paths', () => {
  test('are each used once', () => {
    expect(new Set(Object.values(paths)).size).toBe(Object.keys(paths).length);
  });
});
