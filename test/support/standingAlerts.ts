import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalEntry } from '#server/alert/alertJournal.ts';
import { loadProfile } from '#server/profile/loadProfile.ts';
import { createSqliteAlertJournal } from '#server/store/sql/sqliteAlertJournal.ts';
import { type Alert, alertSchema } from '#shared/alert/alert.ts';
import { priorities } from '#shared/alert/priority.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';

const shipped = join(import.meta.dirname, '../../server/profiles/nghe-an');
const rules = 500;

const aStandingRule = (place: number, limit: number) => ({
  id: `standing-${place}`,
  name: { vi: `Quy tắc thử ${place}`, en: `Test rule ${place}` },
  priority: priorities[place % priorities.length],
  condition: {
    kind: 'threshold',
    indicator: 'tel.bts_down',
    level: 'district',
    side: 'above',
    limit,
    deadband: 0,
    onDelay: '0s',
    offDelay: '0s',
  },
  response: { vi: 'Không cần làm gì.', en: 'Nothing to do.' },
});

/** Never reached: what stands was raised before, and nothing reports that would end it. */
const outOfReach = (): number => 1_000_000;

/** Copies the profile of Nghệ An into `folder` with no rules but those that the alerts stand under. */
export async function writeStandingProfile(
  folder: string,
  limitOf: (place: number) => number = outOfReach,
): Promise<void> {
  await cp(shipped, folder, { recursive: true });
  const own = Array.from({ length: rules }, (_, place) => aStandingRule(place, limitOf(place)));
  await writeFile(join(folder, 'rules.json'), JSON.stringify(own));
}

/** With one station out more, one rule more is broken: n stations out in a district are n alerts, of every priority. */
export const writeStormProfile = (folder: string): Promise<void> =>
  writeStandingProfile(folder, (place) => place + 1);

/** Puts `count` untaken alerts into the journal of a data folder, as a centre before would have left them. */
export async function fillStanding(dataDir: string, profileFolder: string, count: number): Promise<Alert[]> {
  const loaded = await loadProfile(profileFolder);
  if (!loaded.ok) throw loaded.error;
  const { levels, areas } = loaded.value.profile;
  const tree = createAreaTree(levels, areas);
  const districts = tree.atLevel(loaded.value.profile.map.level);
  const raisedAt = Date.now() - 3_600_000;
  const alerts = Array.from({ length: count }, (_, place) =>
    alertSchema.parse({
      id: `standing-${place}`,
      rule: `standing-${place % rules}`,
      priority: priorities[(place % rules) % priorities.length],
      area: districts[Math.floor(place / rules) % districts.length]?.id,
      subject: { kind: 'indicator', indicator: 'tel.bts_down' },
      facts: { active: true, acknowledged: false, latched: false, suppression: null },
      revision: 1,
      raisedAt: raisedAt + place,
      returnedAt: null,
      occurrences: 1,
      value: 41,
      acknowledgement: null,
    }),
  );
  const facts = { annunciated: true, userId: null, userName: null, note: null, operationId: null };
  const journal = createSqliteAlertJournal({ dataDir });
  await journal.append(
    alerts.map((alert): JournalEntry => ({ ...facts, at: alert.raisedAt, event: 'raise', alert })),
  );
  await journal.close();
  return alerts;
}

/** What the journal says was acknowledged, by alert: how often. Only while no server has it open for writing. */
export async function acknowledgedIn(
  dataDir: string,
  alerts: readonly Alert[],
): Promise<Map<string, number>> {
  const journal = createSqliteAlertJournal({ dataDir });
  const counts = new Map<string, number>();
  for (const { id } of alerts) {
    const entries = await journal.history(id);
    counts.set(id, entries.filter(({ event }) => event === 'acknowledge').length);
  }
  await journal.close();
  return counts;
}
