import { describe, expect, it } from 'vitest';
import { actionOf, emptyDraft, nobody } from '#client/console/actionDraft.ts';
import {
  type ActionRefusal,
  actionRefusal,
  alertsToPrepare,
  bringBackVerb,
  possibleVerbs,
} from '#client/console/actionMeans.ts';
import { hidingLengths } from '#client/console/hidingEnds.ts';
import { type AlertVerb, alertVerbs, hasWords, longestHidingMs } from '#shared/alert/alertAction.ts';
import { alertCommandSchemas, alertMessageOf } from '#shared/protocol/alertCommands.ts';
import { anAcknowledged, anAlert } from '../alert/builders.ts';

const untaken = anAlert();
const shelved = anAlert({ facts: { suppression: 'shelved' } });
const means = { online: true, may: () => true, isUnderWay: () => false };

describe('why something cannot be done with an alert', () => {
  it('has no reason for an untaken alert of somebody who may', () => {
    expect(actionRefusal('acknowledge', untaken, means)).toBeNull();
    expect(actionRefusal('acknowledge', anAlert({ facts: { active: false } }), means)).toBeNull();
    expect(actionRefusal('shelve', untaken, means)).toBeNull();
  });

  it('gives the role before anything else: nothing will change it', () => {
    const refused = { ...means, may: () => false, online: false };

    expect(actionRefusal('acknowledge', anAcknowledged(), refused)).toBe('role');
  });

  it('tells the other reasons apart', () => {
    expect(actionRefusal('acknowledge', anAcknowledged(), means)).toBe('taken');
    expect(actionRefusal('acknowledge', shelved, means)).toBe('hidden');
    expect(actionRefusal('withdraw-acknowledgement', untaken, means)).toBe('state');
    expect(actionRefusal('comment', untaken, { ...means, isUnderWay: () => true })).toBe('under-way');
    expect(actionRefusal('comment', untaken, { ...means, online: false })).toBe('offline');
  });
});

describe('what an action can be prepared for', () => {
  const preparedFor = (verb: AlertVerb, refusal: ActionRefusal) =>
    alertsToPrepare(verb, [untaken], () => refusal).length;

  it('is what can be done, and without a link what has to be written first', () => {
    expect(preparedFor('acknowledge', null)).toBe(1);
    expect(alertVerbs.filter((verb) => preparedFor(verb, 'offline') === 1)).toEqual(
      alertVerbs.filter(hasWords),
    );
  });

  it.each(['role', 'taken', 'hidden', 'state', 'under-way'] as const)(
    'is nothing refused as %s',
    (refusal) => {
      expect(preparedFor('acknowledge', refusal)).toBe(0);
    },
  );
});

describe('what can be done with an alert', () => {
  it('follows from its state', () => {
    expect(possibleVerbs(untaken)).toEqual([
      ...['acknowledge', 'comment', 'assign', 'shelve', 'suppress', 'take-out-of-service'],
    ]);
    expect(possibleVerbs(shelved)).not.toContain('acknowledge');
    expect(possibleVerbs(anAcknowledged())).toContain('withdraw-acknowledgement');
  });

  it.each([
    ['shelved', 'unshelve'],
    ['suppressed-by-design', 'unsuppress'],
    ['out-of-service', 'put-in-service'],
  ] as const)('brings back what is %s by %s', (suppression, verb) => {
    const hidden = anAlert({ facts: { suppression } });

    expect(bringBackVerb(hidden)).toBe(verb);
    expect(possibleVerbs(hidden)).toContain(verb);
  });
});

describe('what an operator fills in', () => {
  const now = Date.UTC(2026, 10, 21);
  const worded = alertVerbs.filter(hasWords);
  const sent = (verb: AlertVerb, action: unknown) =>
    alertCommandSchemas[verb].safeParse(
      alertMessageOf({
        operationId: 'operation-1',
        alertId: untaken.id,
        revision: 1,
        action: action as never,
      }),
    ).success;

  it.each(worded)('%s is understood by the server', (verb) => {
    const action = actionOf(verb, { ...emptyDraft(verb), text: ' Đã gọi ', userId: 'binh' }, now);

    expect(action && sent(verb, action)).toBe(true);
  });

  it.each(worded.filter((verb) => verb !== 'acknowledge' && verb !== 'assign'))(
    '%s without a word is not sent',
    (verb) => {
      expect(actionOf(verb, { ...emptyDraft(verb), text: '  x ' }, now)).toBeNull();
    },
  );

  it.each(['shelve', 'suppress', 'take-out-of-service'] as const)(
    '%s ends in time, the longest choice too',
    (verb) => {
      for (const lengthMs of hidingLengths[verb]) {
        const action = actionOf(verb, { ...emptyDraft(verb), text: 'Bảo trì', lengthMs }, now);
        const untilAt = action && 'untilAt' in action ? action.untilAt : 0;

        expect(untilAt).toBeGreaterThan(now);
        expect(untilAt).toBeLessThan(now + longestHidingMs[verb]);
      }
    },
  );

  it('an alert is given to nobody again only when that was chosen', () => {
    const draft = emptyDraft('assign');

    expect(actionOf('assign', draft, now)).toBeNull();
    expect(actionOf('assign', { ...draft, userId: nobody }, now)).toEqual({ kind: 'assign', userId: null });
  });
});
