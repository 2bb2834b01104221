import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLines } from '#server/ingest/lineProtocol.ts';
import { printLine } from '#server/ingest/printLine.ts';

const now = Date.UTC(2026, 10, 21, 7, 32, 8);
const parse = (text: string, precision: Parameters<typeof parseLines>[1]['precision'] = 'ms') =>
  parseLines(text, { precision, now });
const only = (text: string) => {
  const { points, rejections } = parse(text);
  expect(rejections).toEqual([]);
  expect(points).toHaveLength(1);
  return { ...points[0], tags: { ...points[0]?.tags }, fields: { ...points[0]?.fields } };
};
const reasonOf = (text: string) => parse(text).rejections[0]?.detail;

describe('a line of line protocol', () => {
  test('gives measurement, tags, fields of every type and the time', () => {
    const line = 'dvc,area=412,source=portal overdue=4i,a=7u,b=-1.5e3,c=t,d=FALSE,e="đúng" 1732176000000';

    const point = only(line);

    expect(point).toEqual({
      position: 1,
      measurement: 'dvc',
      tags: { area: '412', source: 'portal' },
      fields: { overdue: 4, a: 7, b: -1500, c: true, d: false, e: 'đúng' },
      at: 1732176000000,
    });
  });

  test('may escape commas, spaces and equals signs in its names and values', () => {
    const line = 'm\\,1\\ x=y,t\\=a\\,g=v\\ 1\\=2 f\\ 1=1i 5';

    const point = only(line);

    expect(point).toMatchObject({ measurement: 'm,1 x=y', tags: { 't=a,g': 'v 1=2' }, fields: { 'f 1': 1 } });
  });

  test('keeps a backslash that escapes nothing', () => {
    const line = 'm,t=C:\\dir f="a\\b\\\\c\\"d" 5';

    const point = only(line);

    expect(point).toMatchObject({ tags: { t: 'C:\\dir' }, fields: { f: 'a\\b\\c"d' } });
  });

  test('may hold a text with line breaks, and the next line still has its own number', () => {
    const body = 'm f="a\nb" 5\nm f=\n';

    const { points, rejections } = parse(body);

    expect(points[0]?.fields.f).toBe('a\nb');
    expect(rejections.map((rejection) => rejection.position)).toEqual([3]);
  });

  test('without a timestamp has the time of its arrival', () => {
    const body = 'm f=1i\nm f=2i  \nm f="x"';

    const { points } = parse(body);

    expect(points.map((point) => point.at)).toEqual([now, now, now]);
  });

  test('may end in carriage return and line feed', () => {
    const body = 'm,t=v f=1i 5\r\nm f=2i\r\n\r\nm f=3\r';

    const { points, rejections } = parse(body);

    expect(rejections).toEqual([]);
    expect(points.map((point) => point.fields.f)).toEqual([1, 2, 3]);
    expect(points[0]?.tags.t).toBe('v');
  });

  test('is skipped when it is empty or a comment', () => {
    const body = '# comment, with = "signs\n\n   \n  # more\nm f=1i 5\n';

    const { points, rejections } = parse(body);

    expect(rejections).toEqual([]);
    expect(points.map((point) => point.position)).toEqual([5]);
  });

  test.each([
    ['ns', '1732176000000999999', 1732176000000],
    ['n', '-1', -1],
    ['us', '1732176000000999', 1732176000000],
    ['u', '-1732176000000001', -1732176000001],
    ['ms', '1732176000000', 1732176000000],
    ['s', '1732176000', 1732176000000],
    ['m', '28869600', 1732176000000],
    ['h', '481160', 1732176000000],
  ] as const)('in %s has its time in whole milliseconds, floored', (precision, digits, at) => {
    const line = `m f=1i ${digits}`;

    const { points } = parse(line, precision);

    expect(points[0]?.at).toBe(at);
  });

  test.each([
    [',t=v f=1i', 'the measurement is missing'],
    ['m', 'the line has no fields'],
    ['m,t=v', 'the line has no fields'],
    ['m,t f=1i', 'tag "t" has no value'],
    ['m,t= f=1i', 'tag "t" has no value'],
    ['m,=v f=1i', 'a tag has no name'],
    ['m,t=a=b f=1i', 'the value of tag "t" has an equals sign without a backslash'],
    ['m,t=a,t=b f=1i', 'tag "t" is given twice'],
    ['m f', 'field "f" has no value'],
    ['m f=', 'a field has no value'],
    ['m f=1i,', 'a field has no name'],
    ['m f=1i,f=2i', 'field "f" is given twice'],
    ['m f=1.5i', '"1.5i" is no integer'],
    ['m f=-1u', '"-1u" is no unsigned integer'],
    ['m f=9007199254740993i', '"9007199254740993i" is beyond ±(2^53 − 1) and cannot be kept exactly'],
    ['m f=abc', '"abc" is no number, boolean or text in quotes'],
    ['m f=1,234.5.6', 'field "234.5.6" has no value'],
    ['m f=0x1f', '"0x1f" is no number, boolean or text in quotes'],
    ['m f=NaN', '"NaN" is not a finite number'],
    ['m f=1e999', '"1e999" is too large for a number'],
    ['m f="abc', 'a text in quotes does not end'],
    ['m f="abc"x 5', 'unexpected characters after a field value'],
    ['m f=1i 5 6', 'unexpected characters after the timestamp'],
    ['m f=1i 5.5', '"5.5" is no timestamp; expected a whole number'],
    ['m f=1i 9999999999999999', 'timestamp 9999999999999999 is out of range; check the precision'],
  ])('is refused with its reason: %s', (line, reason) => {
    const body = `m f=1i 5\n${line}\nm f=2i 5`;

    const { points, rejections } = parse(body);

    expect(rejections).toMatchObject([{ position: 2, detail: reason }]);
    expect(points).toHaveLength(2);
  });

  test('is refused after a byte order mark', () => {
    const body = '\uFEFFm f=1i 5\nm f=2i 5';

    const { points, rejections } = parse(body);

    expect(rejections).toMatchObject([{ position: 1, detail: 'the body begins with a byte order mark' }]);
    expect(points.map((point) => point.position)).toEqual([2]);
  });

  test('with a text that never ends loses only itself', () => {
    const body = 'm f="never\nm f=1i 5\nm f="ends" 5\nm f=2i 5';

    const { points, rejections } = parse(body);

    expect(rejections.map((one) => one.position)).toEqual([1]);
    expect(points.map((point) => point.position)).toEqual([2, 3, 4]);
  });

  test('may name a tag or field like a part of every object', () => {
    const line = 'm,__proto__=a,constructor=b toString=1i,__proto__=2i 5';

    const { points, rejections } = parse(line);

    expect(rejections).toEqual([]);
    expect(Object.entries(points[0]?.tags ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    expect(Object.keys(points[0]?.fields ?? {})).toEqual(['toString', '__proto__']);
  });

  test('says which character of a wrong body it was', () => {
    const reason = reasonOf('{"indicator":"dvc.overdue"}');

    expect(reason).toBe('the line has no fields');
  });
});

/** What means something in line protocol, and what is apt to be mistaken for it. */
const signs = fc.constantFrom(
  ...',= "\\#\ti0.-+tT',
  'é',
  'ế',
  'e\u0302\u0301',
  '😀',
  '\0',
  '\u2028',
  '\u00a0',
  '__proto__',
);
const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength }),
    fc.array(signs, { maxLength }).map((parts) => parts.join('')),
  );
const name = text(12).filter(
  (one) => one !== '' && !/[\n\r\u{FEFF}]|\\$|^[#\t ]/u.test(one) && one.isWellFormed(),
);
const edges = [0, -0, 1, -1, 0.1, 1e21, 1e-7, 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE, Number.EPSILON];
const fieldValue = fc.oneof(
  fc.maxSafeInteger(),
  fc.constantFrom(...edges, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 53, 2 ** 63),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  text(20),
  fc.constantFrom('', '"', '\\', '\\"', 'a\nb', '\r\n', '1i', 'true', '\\\\'),
);
const rawPoint = fc.record({
  measurement: name,
  tags: fc.dictionary(name, name, { maxKeys: 4, noNullPrototype: false }),
  fields: fc.dictionary(name, fieldValue, { minKeys: 1, maxKeys: 5, noNullPrototype: false }),
  at: fc
    .oneof(fc.integer({ min: -8.64e15, max: 8.64e15 }), fc.constantFrom(-8.64e15, -1, 0, 8.64e15))
    .map((at) => at + 0),
});

describe('a body of nothing but bad lines', () => {
  test('is counted to the end, and listed as far as anybody could read', () => {
    const body = `${'x\n'.repeat(25_000)}m f=1i 5\n`;

    const { points, rejections, unlisted } = parse(body);

    expect(points.map(({ position }) => position)).toEqual([25_001]);
    expect(rejections.length + unlisted).toBe(25_000);
    expect(rejections.length).toBeLessThanOrEqual(10_000);
  });
});

const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n', '\n# a comment, with = and "\n');

describe('printing a point', () => {
  test('and parsing it again gives the same point', () => {
    fc.assert(
      fc.property(fc.array(rawPoint, { minLength: 1, maxLength: 4 }), lineEnd, (given, end) => {
        const body = given.map((point) => printLine(point)).join(end) + end;

        const { points, rejections } = parse(body);

        expect(rejections).toEqual([]);
        expect(
          points.map(({ measurement, tags, fields, at }) => ({
            measurement,
            tags: Object.entries(tags),
            fields: Object.entries(fields),
            at,
          })),
        ).toEqual(
          given.map(({ measurement, tags, fields, at }) => ({
            measurement,
            tags: Object.entries(tags),
            fields: Object.entries(fields),
            at,
          })),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  test('keeps a field a float where the caller says so', () => {
    const point = { measurement: 'dc', tags: { area: '40' }, fields: { temp_c: 24, ups_min: 45 }, at: 5 };

    const line = printLine(point, { isInteger: (field) => field === 'ups_min' });

    expect(line).toBe('dc,area=40 temp_c=24,ups_min=45i 5');
  });
});

describe('any text', () => {
  test('is answered without an exception, each line once', () => {
    const piece = fc.constantFrom(
      'm',
      ',',
      ' ',
      '=',
      '"',
      '\\',
      '\n',
      '\r',
      'f=1i',
      '1',
      't',
      '#',
      'é',
      '\t',
    );

    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const body = pieces.join('');

        const { points, rejections } = parse(body);

        const positions = [...points, ...rejections].map((one) => one.position);
        expect(new Set(positions).size).toBe(positions.length);
        expect(Math.max(0, ...positions)).toBeLessThanOrEqual(body.split('\n').length);
      }),
      { numRuns: 500 },
    );
  });
});
