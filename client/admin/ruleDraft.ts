import { type AlertCondition, type AlertRule, alertRuleSchema } from '#shared/alert/alertRule.ts';
import type { Priority } from '#shared/alert/priority.ts';
import type { Language } from '#shared/locale/localText.ts';
import type { PageProfile } from '#shared/profile/profile.ts';
import { ruleProblems } from '#shared/profile/profileProblems.ts';

export const conditionKinds = [
  'threshold',
  'rate-of-change',
  'projection',
  'deviation',
  'missing-indicator',
  'late-source',
  'site-state',
  'combination',
] as const satisfies readonly AlertCondition['kind'][];
export type ConditionKind = (typeof conditionKinds)[number];
export type PartKind = Exclude<ConditionKind, 'combination' | 'late-source'>;
export const partKinds = conditionKinds.filter(
  (kind): kind is PartKind => kind !== 'combination' && kind !== 'late-source',
);

/** The numbers of a condition, as they are typed. */
export const numberFields = ['limit', 'deadband', 'target', 'notBefore', 'weeks', 'leastSpread'] as const;
export const durationFields = ['onDelay', 'offDelay', 'window'] as const;
const choiceFields = [
  'indicator',
  'source',
  'side',
  'period',
  'freshness',
  'siteKind',
  'operator',
  'cause',
  'measure',
] as const;
export type PartField =
  | (typeof numberFields)[number]
  | (typeof durationFields)[number]
  | (typeof choiceFields)[number];

/** A condition as it is typed: every field that any kind has, so that changing the kind loses nothing. */
export type PartDraft = Readonly<Record<PartField, string>> & { readonly kind: ConditionKind };

/** The fields of the form, as they are typed. Durations as `5m`, numbers in the form of the language on screen. */
export interface RuleDraft {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly priority: Priority;
  readonly enabled: boolean;
  readonly latching: boolean;
  readonly level: string;
  readonly join: 'and' | 'or';
  readonly first: PartDraft;
  readonly second: PartDraft;
  /** Whether the condition is one, or two of the same area. */
  readonly isCombined: boolean;
  readonly areas: readonly string[];
  readonly ownerVi: string;
  readonly ownerEn: string;
  readonly takeWithin: string;
  readonly responseVi: string;
  readonly responseEn: string;
}

/** What every part of the form is given. */
export interface DraftProps {
  readonly draft: RuleDraft;
  readonly onChange: (draft: RuleDraft) => void;
}

/** The fields that a kind of condition asks for, in the order of the form. */
export const fieldsOf: Readonly<Record<ConditionKind, readonly PartField[]>> = {
  threshold: ['indicator', 'side', 'limit', 'deadband', 'onDelay', 'offDelay'],
  'rate-of-change': ['indicator', 'side', 'limit', 'window', 'deadband', 'onDelay', 'offDelay'],
  projection: ['indicator', 'period', 'side', 'target', 'notBefore', 'deadband', 'onDelay', 'offDelay'],
  deviation: ['indicator', 'side', 'limit', 'deadband', 'weeks', 'leastSpread', 'onDelay', 'offDelay'],
  'missing-indicator': ['indicator', 'freshness', 'onDelay', 'offDelay'],
  'late-source': ['source'],
  'site-state': ['siteKind', 'measure', 'limit', 'deadband', 'operator', 'cause', 'onDelay', 'offDelay'],
  combination: [],
};

/** What may be left empty. */
const optional: readonly PartField[] = ['target', 'operator', 'cause'];

const emptyPart: PartDraft = {
  ...{ kind: 'threshold', indicator: '', source: '', side: 'above', period: 'month', freshness: 'late' },
  ...{ siteKind: 'bts', operator: '', cause: '', measure: 'count' },
  ...{ limit: '', deadband: '', target: '', notBefore: '25', weeks: '8', leastSpread: '' },
  ...{ onDelay: '30s', offDelay: '1m', window: '15m' },
};

export const emptyRuleDraft = (level: string): RuleDraft => ({
  ...{ id: '', nameVi: '', nameEn: '', priority: 'low', enabled: false, latching: false, level, join: 'and' },
  ...{ first: emptyPart, second: emptyPart, isCombined: false, areas: [] },
  ...{ ownerVi: '', ownerEn: '', takeWithin: '', responseVi: '', responseEn: '' },
});

const decimalOf = (language: Language): string => (language === 'vi' ? ',' : '.');

const numberText = (value: unknown, language: Language): string =>
  typeof value === 'number' ? String(value).replace('.', decimalOf(language)) : '';

/** A typed number; NaN when it is none. No separators between thousands: 1.234 means two things in two languages. */
function numberOf(text: string, language: Language): number {
  const pattern = language === 'vi' ? /^[-−]?\d+(,\d+)?$/ : /^[-−]?\d+(\.\d+)?$/;
  const typed = text.trim();
  return pattern.test(typed) ? Number(typed.replace(',', '.').replace('−', '-')) : Number.NaN;
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
] as const;

/** Milliseconds as they are typed: the longest unit that divides them. */
export function durationText(ms: number): string {
  const unit = units.find(([, length]) => ms > 0 && ms % length === 0);
  return unit ? `${ms / unit[1]}${unit[0]}` : `${ms / 1_000}s`;
}

function partDraftOf(
  condition: AlertCondition | Readonly<Record<string, unknown>>,
  language: Language,
): PartDraft {
  const given = condition as Readonly<Record<string, unknown>>;
  const texts = choiceFields.flatMap((field) =>
    typeof given[field] === 'string' ? [[field, given[field]]] : [],
  );
  const numbers = numberFields.flatMap((field) =>
    typeof given[field] === 'number' ? [[field, numberText(given[field], language)]] : [],
  );
  const durations = durationFields.flatMap((field) =>
    typeof given[field] === 'number' ? [[field, durationText(given[field])]] : [],
  );
  const percent = typeof given.notBefore === 'number' ? { notBefore: String(given.notBefore * 100) } : {};
  const fields = Object.fromEntries([...texts, ...numbers, ...durations]) as Partial<PartDraft>;
  return { ...emptyPart, ...fields, ...percent, kind: given.kind as ConditionKind };
}

/** A rule as the form shows it. */
export function draftOf(rule: AlertRule, language: Language): RuleDraft {
  const { condition } = rule;
  const isCombined = condition.kind === 'combination';
  const [first, second] = isCombined ? condition.parts : [condition, undefined];
  return {
    id: rule.id,
    nameVi: rule.name.vi,
    nameEn: rule.name.en,
    priority: rule.priority,
    enabled: rule.enabled,
    latching: rule.latching ?? false,
    level: condition.kind === 'late-source' ? '' : condition.level,
    join: isCombined ? condition.join : 'and',
    first: partDraftOf(first, language),
    second: second ? partDraftOf(second, language) : emptyPart,
    isCombined,
    areas: rule.areas ?? [],
    ownerVi: rule.owner?.vi ?? '',
    ownerEn: rule.owner?.en ?? '',
    takeWithin: rule.takeWithin === undefined ? '' : durationText(rule.takeWithin),
    responseVi: rule.response.vi,
    responseEn: rule.response.en,
  };
}

function partOf(draft: PartDraft, language: Language): Record<string, unknown> {
  const part: Record<string, unknown> = { kind: draft.kind };
  for (const field of fieldsOf[draft.kind]) {
    const text = draft[field].trim();
    if (text === '' && optional.includes(field)) continue;
    const isNumber = numberFields.some((one) => one === field);
    part[field] = isNumber ? numberOf(text, language) : text;
  }
  if ('notBefore' in part) part.notBefore = Number(part.notBefore) / 100;
  return part;
}

function conditionOf(draft: RuleDraft, language: Language): Record<string, unknown> {
  const { first, second, isCombined, join, level } = draft;
  if (isCombined) {
    const parts = [partOf(first, language), partOf(second, language)];
    return { kind: 'combination', join, level, parts };
  }
  const part = partOf(first, language);
  return first.kind === 'late-source' ? part : { ...part, level };
}

/** Where a draft is not a rule: the path as in the shared schema. */
export interface DraftProblem {
  readonly path: string;
}

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** The rule that a draft makes by the schema that the server uses too, or everything that is wrong with it. */
export function ruleOfDraft(
  draft: RuleDraft,
  { profile, language }: { readonly profile: PageProfile; readonly language: Language },
): AlertRule | readonly DraftProblem[] {
  const parsed = alertRuleSchema.safeParse({
    id: draft.id.trim(),
    name: { vi: draft.nameVi.trim(), en: draft.nameEn.trim() },
    priority: draft.priority,
    enabled: draft.enabled,
    condition: conditionOf(draft, language),
    response: { vi: draft.responseVi.trim(), en: draft.responseEn.trim() },
    ...(draft.latching && { latching: true }),
    ...(draft.areas.length > 0 && { areas: draft.areas }),
    ...((draft.ownerVi.trim() !== '' || draft.ownerEn.trim() !== '') && {
      owner: { vi: draft.ownerVi.trim(), en: draft.ownerEn.trim() },
    }),
    ...(draft.takeWithin.trim() !== '' && { takeWithin: draft.takeWithin.trim() }),
  });
  if (!parsed.success) return parsed.error.issues.map(({ path }) => ({ path: pathOf(path) }));
  const problems = ruleProblems(parsed.data, profile);
  return problems.length > 0 ? problems.map(({ path }) => ({ path })) : parsed.data;
}
