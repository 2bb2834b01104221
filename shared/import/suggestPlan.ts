import { foldText } from '#shared/locale/foldText.ts';
import type { IndicatorFinder } from './importColumns.ts';
import type { ImportPlan, Layout, TableChoice } from './importPlan.ts';
import { cellText, type TableRow } from './importTable.ts';

/** Words that begin or are the name of a column, folded, the best first. */
const knownNames = {
  area: [
    'ma dia ban',
    'ma xa',
    'ma huyen',
    'ma don vi',
    'dia ban',
    'xa phuong',
    'huyen',
    'don vi',
    'khu vuc',
    'area',
  ],
  indicator: ['ma chi so', 'chi so', 'ma chi tieu', 'chi tieu', 'indicator'],
  at: ['thoi diem', 'thoi gian', 'ngay', 'ky bao cao', 'thang', 'at', 'time', 'date', 'period', 'month'],
  value: ['gia tri', 'so lieu', 'ket qua', 'value'],
  numerator: ['tu so', 'numerator'],
  denominator: ['mau so', 'denominator'],
  id: ['ma ho so', 'ma phan anh', 'so ho so', 'case id', 'id'],
  created: ['ngay tiep nhan', 'ngay tao', 'ngay nhan', 'tiep nhan', 'created'],
  closed: ['ngay hoan thanh', 'ngay xong', 'ngay dong', 'ngay xu ly', 'closed'],
  due: ['han xu ly', 'han tra', 'ngay han', 'han', 'due'],
  channel: ['kenh tiep nhan', 'kenh', 'channel'],
} as const;
type Role = keyof typeof knownNames;

function columnNamed(header: readonly string[], role: Role): number | null {
  for (const name of knownNames[role]) {
    const column = header.findIndex((text) => text === name || text.startsWith(`${name} `));
    if (column >= 0) return column;
  }
  return null;
}

function layoutOf(row: TableRow, finder: IndicatorFinder): Layout | null {
  const texts = row.cells.map(cellText);
  const header = texts.map(foldText);
  const column = (role: Role): number | null => columnNamed(header, role);
  const area = column('area');
  const id = column('id');
  const created = column('created');
  if (area === null) return null;
  if (id !== null && created !== null)
    return {
      kind: 'cases',
      id,
      area,
      created,
      closed: column('closed'),
      due: column('due'),
      channel: column('channel'),
    };
  const indicator = column('indicator');
  const value = column('value');
  const numerator = column('numerator');
  const denominator = column('denominator');
  if (indicator !== null && (value !== null || numerator !== null))
    return { kind: 'long', area, indicator, at: column('at'), value, numerator, denominator };
  const columns = texts.flatMap((text, index) => {
    const named = finder.findColumn(text);
    return named && index !== area ? [{ column: index, ...named }] : [];
  });
  return columns.length > 0 ? { kind: 'wide', area, at: column('at'), columns } : null;
}

/**
 * A first plan from the names of the columns; null where they say too little. Forms of numbers and dates are never
 * suggested: they cannot be seen in a name.
 */
export function suggestPlan(
  header: TableRow,
  choice: TableChoice,
  finder: IndicatorFinder,
): ImportPlan | null {
  const layout = layoutOf(header, finder);
  return layout ? { ...choice, numberForm: null, dateForm: null, fixedAt: null, layout } : null;
}
