import { describe, expect, test } from 'vitest';
import { exampleLine, formsOf, writtenFormSchema } from '#shared/indicator/writtenForm.ts';

const telecom = {
  id: 'mkt.enterprises_telecom',
  measure: 'value' as const,
  as: { field: 'enterprises', tags: { kind: 'telecom' } },
};

describe('how an indicator is written', () => {
  test('is by its id, and as its profile says besides', () => {
    expect(formsOf(telecom)).toEqual([
      { group: 'mkt', field: 'enterprises_telecom', tags: {} },
      { group: 'mkt', field: 'enterprises', tags: { kind: 'telecom' } },
    ]);
  });

  test('is shown as a line to fill in: the form with tags, a ratio with its parts', () => {
    const shares = {
      id: 'sec.level_approved_pct_1',
      measure: 'ratio' as const,
      as: { field: 'level_approved_pct', tags: { level: '1' } },
    };
    const twoTags = { field: 'bts_down', tags: { operator: 'viettel', cause: 'power' } };

    expect(exampleLine({ id: 'dvc.overdue', measure: 'value' })).toBe('dvc,area=… overdue=…');
    expect(exampleLine(telecom)).toBe('mkt,area=…,kind=telecom enterprises=…');
    expect(exampleLine(shares)).toBe('sec,area=…,level=1 level_approved_pct_num=…,level_approved_pct_den=…');
    expect(exampleLine({ id: 'tel.a', measure: 'value', as: twoTags })).toBe(
      'tel,area=…,cause=power,operator=viettel bts_down=…',
    );
  });

  test.each([
    ['no tag', { field: 'a', tags: {} }],
    ['a field that is no name', { field: 'A b', tags: { kind: 'x' } }],
    ['a tag that is no name', { field: 'a', tags: { 'a b': 'x' } }],
    ['the tag area', { field: 'a', tags: { area: '40' } }],
    ['the tag source', { field: 'a', tags: { kind: 'x', source: 'portal' } }],
    ['the tag site', { field: 'a', tags: { site: 'x' } }],
    ['the tag host', { field: 'a', tags: { host: 'x' } }],
    ['an empty value', { field: 'a', tags: { kind: '' } }],
    ['a value that needs an escape', { field: 'a', tags: { kind: 'a,b=c' } }],
    ['something else', { field: 'a', tags: { kind: 'x' }, colour: 'red' }],
  ])('may not have %s', (_what, form) => {
    expect(writtenFormSchema.safeParse(form).success).toBe(false);
  });
});
