import { describe, expect, test } from 'vitest';
import { roomOf } from '#server/live/topicHub.ts';
import { createCellCoder } from '#shared/protocol/cellCode.ts';
import { beatsOfMemory, snapshotSchema, type Topic } from '#shared/protocol/events.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { aDirective } from '#test/support/directiveBuilders.ts';
import { anEscalation } from '#test/support/escalationBuilders.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anArea, aReading, aSiteReport, asArea, testNow } from '#test/support/readingBuilders.ts';
import { aHub } from '#test/support/topicHubBuilder.ts';

const province = asArea('nghe-an');

describe('values', () => {
  test('leave once a tick as one message per room, numbered', () => {
    const hub = aHub(['area:nghe-an']);

    hub.takes(aReading({ value: 1 }));
    hub.takes(aReading({ area: 'cua-lo', value: 2 }));
    expect(hub.sent).toEqual([]);
    hub.flushValues();
    hub.takes(aReading({ value: 3, at: testNow + 1 }));
    hub.flushValues();

    expect(hub.sent.map(({ room, event, payload }) => [room, event, payload.epoch, payload.seq])).toEqual([
      ['area:nghe-an', 'area:changed', 'epoch-1', 1],
      ['area:nghe-an', 'area:changed', 'epoch-1', 2],
    ]);
  });

  test('that change often within a tick leave once, with the newest', () => {
    const hub = aHub(['area:vinh']);

    for (let value = 1; value <= 100; value += 1) hub.takes(aReading({ value, at: testNow + value }));
    hub.flushValues();

    expect(hub.cellsSent(0)).toHaveLength(1);
    expect(hub.cellsSent(0)[0]?.[2]).toBe(100);
  });

  test('reach the room of the area and the room of its parent, each in its own grid', () => {
    const hub = aHub(['area:nghe-an', 'area:vinh']);

    hub.takes(aReading({ value: 7 }));
    hub.flushValues();

    const coderOf = (areas: string[]) =>
      createCellCoder({
        areas: areas.map(asArea),
        indicators: aProfile().indicators.map(({ id }) => id),
      });
    const inProvince = coderOf(['nghe-an', 'vinh', 'dien-chau', 'cua-lo']);
    const inVinh = coderOf(['vinh', 'nghi-phu', 'truong-vinh']);
    const decoded = hub.sent.map(({ room, payload }) => [
      room,
      (payload.cells as never[]).map(
        (code) => (room === 'area:vinh' ? inVinh : inProvince).decode(code)?.area,
      ),
    ]);
    expect(Object.fromEntries(decoded)).toEqual({
      'area:nghe-an': ['vinh', 'nghe-an'],
      'area:vinh': ['vinh'],
    });
  });

  test('leave to nobody when nobody is there, and do not move the position', () => {
    const hub = aHub([]);

    hub.takes(aReading());
    hub.flushValues();

    expect(hub.sent).toEqual([]);
    expect(hub.snapshot('area:nghe-an', province)?.seq).toBe(0);
  });

  test('that waited while everybody left do not come after the newer snapshot of who comes next', () => {
    const hub = aHub(['area:vinh']);
    hub.takes(aReading({ value: 1 }));
    hub.members.clear();
    hub.takes(aReading({ value: 2, at: testNow + 1 }));
    hub.members.add('area:vinh');
    hub.snapshot('area:vinh', province);

    hub.flushValues();

    expect(hub.sent).toEqual([]);
  });

  test('a tick without changes says nothing', () => {
    const hub = aHub(['area:nghe-an', 'alerts@nghe-an', 'sites@nghe-an']);

    hub.flushValues();
    hub.flushAlerts();

    expect(hub.sent).toEqual([]);
  });
});

describe('a snapshot', () => {
  test('has what is waiting for the next tick, at the position before it', () => {
    const hub = aHub(['area:nghe-an']);
    hub.takes(aReading({ value: 1 }));
    hub.flushValues();
    hub.takes(aReading({ value: 2, at: testNow + 1 }));

    const snapshot = hub.snapshot('area:nghe-an', province);

    expect(snapshot?.seq).toBe(1);
    expect(snapshot?.kind === 'area' && snapshot.cells.map((code) => code[2])).toEqual([2, 2]);
    hub.flushValues();
    expect(hub.sent.at(-1)?.payload.seq).toBe(2);
  });

  test.each(['area:nghe-an', 'alerts', 'sites'] as Topic[])('of %s is what the schema says', (topic) => {
    const hub = aHub(['area:nghe-an']);
    hub.takes(aReading());
    hub.reports(aSiteReport());

    expect(() =>
      snapshotSchema.parse(JSON.parse(JSON.stringify(hub.snapshot(topic, province)))),
    ).not.toThrow();
  });

  test('of an area that does not exist is none', () => {
    expect(aHub([]).snapshot('area:nowhere', province)).toBeUndefined();
  });

  test('of the alerts sends first what waits, so that no annunciation is counted twice', () => {
    const hub = aHub(['alerts@nghe-an']);
    hub.alerts({ alerts: [anAlert()], annunciations: [[testNow, 'high', asArea('vinh')]] });

    const snapshot = hub.snapshot('alerts', province);
    hub.flushAlerts();

    expect(hub.sent).toHaveLength(1);
    expect(snapshot?.seq).toBe(hub.sent[0]?.payload.seq);
  });
});

describe('what somebody may see', () => {
  test('cuts the snapshot of alerts to their own area', () => {
    const hub = aHub([]);

    const snapshot = hub.snapshot('alerts', asArea('vinh'));

    expect(snapshot).toMatchObject({
      alerts: [{ id: 'alert-1' }],
      annunciations: [[testNow, 'high', 'vinh']],
    });
  });

  test('cuts the changes of alerts', () => {
    const hub = aHub(['alerts@nghe-an', 'alerts@cua-lo']);

    hub.alerts({ alerts: [anAlert()], annunciations: [[testNow, 'high', asArea('vinh')]] });
    hub.flushAlerts();

    const toldIn = (room: string) =>
      hub.sent.filter((one) => one.room === room).flatMap(({ payload }) => payload.alerts);
    expect(toldIn('alerts@nghe-an')).toEqual([anAlert()]);
    expect(toldIn('alerts@cua-lo')).toEqual([]);
    expect(JSON.stringify(hub.sent.filter(({ room }) => room === 'alerts@cua-lo'))).not.toContain('vinh');
  });

  test('cuts the sites, in the snapshot and in the changes', () => {
    const hub = aHub(['sites@nghe-an', 'sites@vinh']);

    hub.reports(
      aSiteReport({ state: 'down', cause: 'power' }),
      aSiteReport({ site: 'bts-2', state: 'down' }),
    );
    hub.flushValues();

    expect(hub.snapshot('sites', asArea('vinh'))).toMatchObject({
      standings: [[0, 2, testNow, 'power']],
      unheard: [],
    });
    expect(hub.sent.map(({ room, payload }) => [room, payload.standings])).toEqual([
      [
        'sites@nghe-an',
        [
          [0, 2, testNow, 'power'],
          [1, 2, testNow, null],
        ],
      ],
      ['sites@vinh', [[0, 2, testNow, 'power']]],
    ]);
  });

  test('names the sites that are not up and those that never reported; the others are in order', () => {
    const hub = aHub(['sites@nghe-an']);

    expect(hub.snapshot('sites', province)).toMatchObject({ standings: [], unheard: [0, 1] });
    hub.reports(aSiteReport());

    expect(hub.snapshot('sites', province)).toMatchObject({ standings: [], unheard: [1] });
  });

  test('tells a site that flaps within a tick once, as it stands', () => {
    const hub = aHub(['sites@nghe-an']);

    hub.reports(aSiteReport({ state: 'down' }), aSiteReport({ at: testNow + 1 }));
    hub.flushValues();

    expect(hub.sent.map(({ payload }) => payload.standings)).toEqual([[[0, 0, testNow + 1, null]]]);
  });

  test('is the same for everybody who may follow an area', () => {
    expect(roomOf('area:vinh', asArea('vinh'))).toBe(roomOf('area:vinh', province));
    expect(roomOf('alerts', asArea('vinh'))).not.toBe(roomOf('alerts', province));
  });
});

describe('alerts', () => {
  test('of one flush leave together, in order, however many they were', () => {
    const hub = aHub(['alerts@nghe-an']);

    hub.alerts({ alerts: [anAlert()], annunciations: [] });
    hub.alerts({ alerts: [anAlert({ revision: 2 })], annunciations: [] });
    hub.flushAlerts();

    expect(hub.sent).toHaveLength(1);
    expect(hub.sent[0]?.payload.alerts).toEqual([anAlert(), anAlert({ revision: 2 })]);
  });
});

describe('a direction', () => {
  test('is told at once, numbered, to the rooms whose area it lies in', () => {
    const hub = aHub(['directives@nghe-an', 'directives@vinh', 'directives@cua-lo']);

    hub.directive(aDirective({ revision: 2 }));

    expect(hub.sent.map(({ room, event, payload }) => [room, event, payload.seq])).toEqual([
      ['directives@nghe-an', 'directive:changed', 1],
      ['directives@vinh', 'directive:changed', 1],
    ]);
    expect(hub.recent(province).seqs).toEqual({ directives: 1 });
  });

  test('is in the snapshot of those whose area it lies in', () => {
    const hub = aHub([]);

    const idsOf = (scope: string) => {
      const snapshot = hub.snapshot('directives', asArea(scope));
      return snapshot?.kind === 'directives' ? snapshot.directives.map(({ id }) => id) : null;
    };

    expect(idsOf('nghe-an')).toEqual(['directive-1', 'directive-2']);
    expect(idsOf('vinh')).toEqual(['directive-1']);
  });
});

describe('an escalation', () => {
  test('is told at once to those of its area, and is in the snapshot of whoever comes later', () => {
    const hub = aHub(['escalations@nghe-an', 'escalations@cua-lo']);

    hub.escalations([anEscalation({ level: 2 })]);

    expect(hub.sent.map(({ room, event, payload }) => [room, event, payload.seq])).toEqual([
      ['escalations@nghe-an', 'escalation:changed', 1],
    ]);
    const snapshot = hub.snapshot('escalations', asArea('cua-lo'));
    expect(snapshot?.kind === 'escalations' && snapshot.escalations.map(({ alert }) => alert)).toEqual([
      'alert-2',
    ]);
  });
});

describe('the positions in a heartbeat', () => {
  test('are those of the topics that changed lately', () => {
    const hub = aHub(['area:nghe-an', 'alerts@nghe-an', 'alerts@vinh']);
    hub.takes(aReading());
    hub.flushValues();
    hub.alerts({ alerts: [anAlert()], annunciations: [] });
    hub.flushAlerts();

    expect(hub.recent(province).seqs).toEqual({ 'area:nghe-an': 1, alerts: 1 });
    expect(hub.recent(asArea('vinh')).seqs).toMatchObject({ alerts: 1 });
  });

  test('are repeated for as many beats as a page may miss, and then forgotten', () => {
    const hub = aHub(['area:nghe-an']);
    hub.takes(aReading());
    hub.flushValues();

    const seen = Array.from({ length: beatsOfMemory + 2 }, () => {
      const positions = hub.recent(province).seqs;
      hub.nextBeat();
      return 'area:nghe-an' in positions;
    });

    expect(seen).toEqual([...Array(beatsOfMemory + 1).fill(true), false]);
  });

  test('are not those of areas that somebody may not see', () => {
    const hub = aHub(['area:nghe-an', 'area:vinh', 'area:cua-lo']);
    hub.takes(aReading(), aReading({ area: 'cua-lo' }));
    hub.flushValues();

    expect(hub.recent(asArea('vinh')).seqs).toEqual({ 'area:vinh': 1 });
  });

  test('do not mix areas up whose names begin alike', () => {
    const hub = aHub(['alerts@vinh-hung'], [anArea({ id: 'vinh-hung' })]);
    hub.alerts({ alerts: [anAlert({ area: 'vinh-hung' })], annunciations: [] });
    hub.flushAlerts();

    expect(hub.recent(asArea('vinh')).seqs).toEqual({});
    expect(hub.recent(asArea('vinh-hung')).seqs).toEqual({ alerts: 1 });
  });
});
