import type { Directive, DirectiveEntry, DirectiveId } from '#shared/directive/directive.ts';
import type { DirectiveIssue, DirectiveStep } from '#shared/directive/directiveCommands.ts';
import { asArea, asIndicator, hourMs, testNow } from './readingBuilders.ts';

/** A direction on the overdue files of Vinh, due in a day. */
export function aDirective(
  given: Partial<Omit<Directive, 'id' | 'area'>> & { readonly id?: string; readonly area?: string } = {},
): Directive {
  const { id = 'directive-1', area = 'vinh', ...rest } = given;
  return {
    kind: 'direction',
    subject: { kind: 'indicator', indicator: asIndicator('dvc.overdue') },
    owner: 'UBND thành phố Vinh',
    text: 'Giải quyết dứt điểm hồ sơ quá hạn',
    dueAt: testNow + 24 * hourMs,
    state: 'issued',
    revision: 1,
    issued: { userId: 'binh', userName: 'Lê Bình', at: testNow },
    accepted: null,
    report: null,
    closing: null,
    ...rest,
    id: id as DirectiveId,
    area: asArea(area),
  };
}

export const aDirectiveEntry = (given: Partial<DirectiveEntry> = {}): DirectiveEntry => ({
  at: testNow,
  event: 'issue',
  directive: aDirective(),
  userId: 'binh',
  userName: 'Lê Bình',
  text: 'Giải quyết dứt điểm hồ sơ quá hạn',
  operationId: 'operation-1',
  ...given,
});

export const anIssue = (given: Partial<DirectiveIssue> = {}): DirectiveIssue => ({
  operationId: 'operation-issue',
  kind: 'direction',
  about: { kind: 'indicator', indicator: asIndicator('dvc.overdue'), area: asArea('vinh') },
  owner: 'UBND thành phố Vinh',
  text: 'Giải quyết dứt điểm hồ sơ quá hạn',
  dueAt: testNow + 24 * hourMs,
  ...given,
});

export const aStep = (given: Partial<DirectiveStep> = {}): DirectiveStep => ({
  operationId: `operation-${given.event ?? 'accept'}`,
  revision: 1,
  event: 'accept',
  text: '',
  link: null,
  ...given,
});
