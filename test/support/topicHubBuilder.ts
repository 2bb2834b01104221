import { createAlertBook } from '#server/alert/alertBook.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import { createTopicHub, type Room } from '#server/live/topicHub.ts';
import { createSiteBook } from '#server/site/siteBook.ts';
import type { Area } from '#shared/area/area.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { ServerEvents } from '#shared/protocol/events.ts';
import type { SiteReport } from '#shared/site/site.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { aDirective } from '#test/support/directiveBuilders.ts';
import { anEscalation } from '#test/support/escalationBuilders.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { aProfileTree, asArea, testNow } from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';

type Sent = {
  readonly room: Room;
  readonly event: keyof ServerEvents;
  readonly payload: Record<string, unknown>;
};
/** A hub with somebody in the rooms that are named "topic@scope", or "area:id". */
export function aHub(rooms: readonly string[], extraAreas: readonly Area[] = []) {
  const clock = aClock();
  const catalogue = createCatalogue(aProfile({ areas: [...aProfileTree(extraAreas).areas] }));
  const liveValues = createLiveValues(catalogue);
  const siteBook = createSiteBook();
  const members = new Set(rooms);
  const sent: Sent[] = [];
  const openDirectives = [aDirective(), aDirective({ id: 'directive-2', area: 'cua-lo' })];
  const hub = createTopicHub({
    catalogue,
    liveValues,
    siteBook,
    book: () => book,
    directives: () => ({ open: () => openDirectives }),
    escalations: () => ({
      standing: () => [anEscalation(), anEscalation({ alert: 'alert-2', area: 'cua-lo' })],
    }),
    sender: {
      hasMembers: (room) => members.has(room),
      send: (room, event, payload) => void sent.push({ room, event, payload }),
    },
    epoch: 'epoch-1',
    clock,
  });
  const book = createAlertBook({
    findUser: async () => null,
    catalogue,
    journal: aMemoryAlertJournal(),
    openAlerts: [anAlert(), anAlert({ id: 'alert-2', area: 'cua-lo' })],
    annunciations: [
      [testNow, 'high', asArea('vinh')],
      [testNow, 'low', asArea('cua-lo')],
    ],
    recent: [],
    onChange: hub.alerts,
    newId: () => 'new',
    log: aSilentLog(),
  });
  return {
    ...hub,
    sent,
    members,
    takes: (...readings: Reading[]) => {
      liveValues.take(readings);
      hub.cells(liveValues.settle(clock()));
    },
    reports: (...reports: SiteReport[]) => hub.sites(siteBook.take(reports)),
    cellsSent: (place: number): unknown[][] => (sent[place]?.payload.cells ?? []) as unknown[][],
  };
}
