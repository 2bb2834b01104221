type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `base` with what `change` says otherwise: objects are merged field by field, everything else (lists too) is replaced,
 * null takes a field away. Neither is changed.
 */
export function overlay(base: unknown, change: unknown): unknown {
  if (!isFields(base) || !isFields(change)) return change;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete merged[key];
    else merged[key] = overlay(merged[key], value);
  }
  return merged;
}

/** Whether the field at `path` of an overlaid value was written, or taken away, by `change` and not by its base. */
export function comesFrom(change: unknown, path: readonly PropertyKey[]): boolean {
  let value = change;
  for (const key of path) {
    // What is no object replaced all that the base had below it.
    if (!isFields(value)) return true;
    if (!Object.hasOwn(value, key)) return false;
    value = value[String(key)];
  }
  return path.length > 0;
}
