import { expect, test } from 'vitest';
import { namesOf } from '#client/tile/namesOf.ts';

test.each([
  ['Nguyễn Thị Hồng Ánh', ['Nguyễn Thị Hồng Ánh', 'Hồng Ánh', 'Ánh']],
  ['Trần An (Trưởng ca)', ['Trần An', 'An']],
  ['Điều hành viên (demo)', ['Điều hành viên']],
  ['truc-ban', ['truc-ban']],
])('names %s by %j', (name, names) => {
  expect(namesOf(name)).toEqual(names);
});
