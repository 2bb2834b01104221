import type { Layout, ReadingPart } from '#shared/import/importPlan.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';

/** What a column is for. A column of a wide table is an indicator, or a part of one: `dvc.overdue/value`. */
export type ColumnRole =
  | 'none'
  | 'area'
  | 'at'
  | 'indicator'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'id'
  | 'created'
  | 'closed'
  | 'due'
  | 'channel'
  | `${IndicatorId}/${ReadingPart}`;

export type LayoutKind = Layout['kind'];
export const layoutKinds: readonly LayoutKind[] = ['long', 'wide', 'cases'];

/** The roles of each kind of table that any column may have, those that a table cannot do without first. */
export const rolesOfKind = {
  long: ['area', 'indicator', 'at', 'value', 'numerator', 'denominator'],
  wide: ['area', 'at'],
  cases: ['id', 'area', 'created', 'closed', 'due', 'channel'],
} as const satisfies Readonly<Record<LayoutKind, readonly ColumnRole[]>>;

/** What is missing before a table can be understood. */
export type MissingRole = 'area' | 'indicator' | 'value' | 'indicator-column' | 'id' | 'created';

const isOfIndicator = (role: ColumnRole): role is `${IndicatorId}/${ReadingPart}` => role.includes('/');

/** What each column is for in a layout. */
export function rolesOf(layout: Layout, columns: number): ColumnRole[] {
  const roles: ColumnRole[] = Array.from({ length: columns }, () => 'none');
  const put = (column: number | null, role: ColumnRole): void => {
    if (column !== null && column < columns) roles[column] = role;
  };
  if (layout.kind === 'wide')
    for (const { column, indicator, part } of layout.columns) put(column, `${indicator}/${part}`);
  for (const role of rolesOfKind[layout.kind])
    put((layout as Record<string, unknown>)[role] as number | null, role);
  return roles;
}

/** The layout that the roles make, or what is missing. A role that several columns have belongs to the first of them. */
export function layoutOf(kind: LayoutKind, roles: readonly ColumnRole[]): Layout | readonly MissingRole[] {
  const column = (role: ColumnRole): number | null => {
    const index = roles.indexOf(role);
    return index < 0 ? null : index;
  };
  const area = column('area');
  if (kind === 'wide') {
    const columns = roles.flatMap((role, index) => {
      if (!isOfIndicator(role)) return [];
      const [indicator, part] = role.split('/') as [IndicatorId, ReadingPart];
      return [{ column: index, indicator, part }];
    });
    if (area !== null && columns.length > 0) return { kind, area, at: column('at'), columns };
    return [
      ...(area === null ? ['area' as const] : []),
      ...(columns.length === 0 ? ['indicator-column' as const] : []),
    ];
  }
  if (kind === 'cases') {
    const id = column('id');
    const created = column('created');
    if (area !== null && id !== null && created !== null)
      return {
        kind,
        area,
        id,
        created,
        closed: column('closed'),
        due: column('due'),
        channel: column('channel'),
      };
    return (['id', 'area', 'created'] as const).filter((role) => column(role) === null);
  }
  const indicator = column('indicator');
  const [value, numerator, denominator] = [column('value'), column('numerator'), column('denominator')];
  const hasValue = value !== null || (numerator !== null && denominator !== null);
  if (area !== null && indicator !== null && hasValue)
    return { kind, area, indicator, at: column('at'), value, numerator, denominator };
  const missing = (['area', 'indicator'] as const).filter((role) => column(role) === null);
  return hasValue ? missing : [...missing, 'value'];
}

/** The roles after one column got another one; whatever else had it gives it up. */
export const withRole = (roles: readonly ColumnRole[], column: number, role: ColumnRole): ColumnRole[] =>
  roles.map((present, index) => {
    if (index === column) return role;
    return role !== 'none' && present === role ? 'none' : present;
  });
