import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '#server/alert/alertJournal.ts';
import { createAlertPerformance } from '#server/alert/alertPerformance.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aProfile, aRule } from '#test/support/profileBuilders.ts';
import { asArea, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const province = asArea('nghe-an');

const anEntry = (alert: Alert, at: number, event: JournalEntry['event'] = 'raise'): JournalEntry => ({
  ...{ at, event, alert, annunciated: event === 'raise' },
  ...{ userId: null, userName: null, note: null, operationId: null },
});

async function figuresOver(
  entries: readonly JournalEntry[],
  given: { readonly open?: readonly Alert[]; readonly rules?: readonly AlertRule[] } = {},
) {
  const clock = aClock();
  const journal = aMemoryAlertJournal();
  await journal.append(entries);
  const performance = createAlertPerformance({
    catalogue: createCatalogue(aProfile()),
    journal,
    book: { open: () => [...(given.open ?? [])] },
    rules: () => given.rules ?? [aRule()],
    clock,
  });
  return { clock, journal, read: performance.read };
}

describe('the figures of the journal', () => {
  test('cover the asked days, or the time since the journal began', async () => {
    const young = await figuresOver([anEntry(anAlert(), testNow - 2 * hourMs)]);
    const old = await figuresOver([
      anEntry(anAlert(), testNow - 9 * 24 * hourMs),
      anEntry(anAlert({ id: 'alert-2' }), testNow - hourMs),
    ]);

    expect(await young.read(1, province)).toMatchObject({ fromAt: testNow - 2 * hourMs, perHour: 0.5 });
    expect(await old.read(7, province)).toMatchObject({
      ...{ fromAt: testNow - 7 * 24 * hourMs, annunciated: 1 },
    });
  });

  test("are those of the user's own area", async () => {
    const { read } = await figuresOver([
      anEntry(anAlert(), testNow - hourMs),
      anEntry(anAlert({ id: 'alert-2', area: 'cua-lo' }), testNow - hourMs),
    ]);

    expect((await read(1, province)).annunciated).toBe(2);
    expect((await read(1, asArea('vinh'))).annunciated).toBe(1);
  });

  test('know of alerts that are older than what was read', async () => {
    const raisedAt = testNow - 40 * 24 * hourMs;
    const { read } = await figuresOver([], { open: [anAlert({ raisedAt, annunciatedAt: raisedAt })] });

    expect(await read(1, province)).toMatchObject({ staleNow: 1, overdueNow: 1, annunciated: 0 });
  });

  test("judge lateness by the rule's own time to take it", async () => {
    const entries = [anEntry(anAlert(), testNow - 20 * minuteMs)];
    const patient = await figuresOver(entries, { rules: [{ ...aRule(), takeWithin: 30 * minuteMs }] });
    const usual = await figuresOver(entries);

    expect((await patient.read(1, province)).overdueNow).toBe(0);
    expect((await usual.read(1, province)).overdueNow).toBe(1);
  });

  test('are read once for everybody who asks within five seconds for each day', async () => {
    const { clock, journal, read } = await figuresOver([]);
    await read(1, province);
    await journal.append([anEntry(anAlert(), testNow)]);

    clock.pass(4_999);
    expect((await read(1, province)).annunciated).toBe(0);
    clock.pass(1);
    expect((await read(1, province)).annunciated).toBe(1);
    await read(7, province);
    await journal.append([anEntry(anAlert({ id: 'alert-2' }), testNow)]);
    clock.pass(34_999);
    expect((await read(7, province)).annunciated).toBe(1);
    clock.pass(1);
    expect((await read(7, province)).annunciated).toBe(2);
  });
});
