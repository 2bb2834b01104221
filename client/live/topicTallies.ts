import type { Snapshot, Topic } from '#shared/protocol/events.ts';
import {
  alertEntry,
  cellEntry,
  createStateTally,
  directiveEntry,
  escalationEntry,
  type StateEntry,
  type StateTally,
  siteEntry,
  unheardEntry,
} from '#shared/protocol/stateHash.ts';

/** What this page was told of each topic, as a hash to hold against the server's. */
export interface TopicTallies {
  snapshot(snapshot: Snapshot): void;
  changed(topic: Topic, entries: Iterable<StateEntry>): void;
  hashOf(topic: Topic): string | undefined;
}

function entriesOf(snapshot: Snapshot): StateEntry[] {
  switch (snapshot.kind) {
    case 'area':
      return snapshot.cells.map(cellEntry);
    case 'alerts':
      return snapshot.alerts.map(alertEntry);
    case 'directives':
      return snapshot.directives.map(directiveEntry);
    case 'escalations':
      return snapshot.escalations.map(escalationEntry);
    case 'sites':
      return [...snapshot.unheard.map(unheardEntry), ...snapshot.standings.map(siteEntry)];
    default:
      return snapshot satisfies never;
  }
}

export function createTopicTallies(): TopicTallies {
  const tallies = new Map<Topic, StateTally>();
  return {
    snapshot: (snapshot) => {
      const tally = createStateTally();
      tally.put(entriesOf(snapshot));
      tallies.set(snapshot.topic, tally);
    },
    changed: (topic, entries) => tallies.get(topic)?.put(entries),
    hashOf: (topic) => tallies.get(topic)?.hash(),
  };
}
