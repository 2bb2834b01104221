import { beatsOfMemory, type CentreChanged, type Snapshot, type Topic } from '#shared/protocol/events.ts';
import type { Result } from '#shared/protocol/result.ts';

/** Where a change message stands in its topic. */
export interface Position {
  readonly topic: Topic;
  readonly epoch: string;
  readonly seq: number;
}

interface Followed {
  followers: number;
  /** null until a snapshot has arrived: changes before it are in it. */
  position: Position | null;
  joining: boolean;
  /** Beats for which its hash is not compared: a snapshot that mends nothing must not be asked for every second. */
  trusting: number;
  /** The server said that this user may not follow it: asking again every second would change nothing. */
  forbidden: boolean;
}

export interface TopicFollower {
  follow(topic: Topic): () => void;
  /** Whether a change is the next one of its topic. A gap asks for a snapshot and refuses the change. */
  accepts(change: Position): boolean;
  /**
   * Compares with the positions of a heartbeat: the last message of a quiet topic may have been lost. At the same position
   * both sides must have the same state.
   */
  compare(beat: Pick<CentreChanged, 'epoch' | 'seqs' | 'hashes'>): void;
  rejoinAll(): void;
  forgetPositions(): void;
}

interface TopicFollowerParts {
  readonly join: (topic: Topic) => Promise<Result<Snapshot>>;
  readonly leave: (topic: Topic) => void;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** What the state that this page has of a topic hashes to; undefined before its snapshot. */
  readonly hashOf: (topic: Topic) => string | undefined;
  /** A state was held against the server's at the same position. */
  readonly onCompared: (topic: Topic, isSame: boolean) => void;
}

/** As long as the server repeats a position: what is wrong is seen again, and mended again, every ten seconds. */
const trustForBeats = beatsOfMemory;

/**
 * Keeps each followed topic without gaps: join, snapshot, then every change with the next `seq`; anything at or below the
 * snapshot is ignored, anything beyond the next one leads to a new snapshot.
 */
export function createTopicFollower(parts: TopicFollowerParts): TopicFollower {
  const { join, leave, onSnapshot, hashOf, onCompared } = parts;
  const topics = new Map<Topic, Followed>();

  const rejoin = async (topic: Topic): Promise<void> => {
    const followed = topics.get(topic);
    if (!followed || followed.joining || followed.forbidden) return;
    followed.joining = true;
    followed.position = null;
    const result = await join(topic);
    followed.joining = false;
    followed.forbidden = !result.ok && result.failure.code === 'forbidden';
    if (!result.ok || topics.get(topic) !== followed) return;
    const { epoch, seq } = result.value;
    followed.position = { topic, epoch, seq };
    onSnapshot(result.value);
    onCompared(topic, hashOf(topic) === result.value.hash);
  };

  const isSameState = (topic: Topic, followed: Followed, hash: string | undefined): boolean => {
    if (hash === undefined) return true;
    if (followed.trusting > 0) {
      followed.trusting -= 1;
      return true;
    }
    const isSame = hashOf(topic) === hash;
    if (!isSame) followed.trusting = trustForBeats;
    onCompared(topic, isSame);
    return isSame;
  };

  const stopFollowing = (topic: Topic, followed: Followed): void => {
    followed.followers -= 1;
    if (followed.followers > 0 || topics.get(topic) !== followed) return;
    topics.delete(topic);
    leave(topic);
  };

  return {
    follow: (topic) => {
      const followed = topics.get(topic) ?? {
        followers: 0,
        position: null,
        joining: false,
        trusting: 0,
        forbidden: false,
      };
      topics.set(topic, followed);
      followed.followers += 1;
      if (followed.followers === 1) void rejoin(topic);
      return () => stopFollowing(topic, followed);
    },
    accepts: (change) => {
      const followed = topics.get(change.topic);
      const position = followed?.position;
      if (!followed || !position) return false;
      if (change.epoch === position.epoch && change.seq <= position.seq) return false;
      if (change.epoch !== position.epoch || change.seq !== position.seq + 1) {
        void rejoin(change.topic);
        return false;
      }
      followed.position = change;
      return true;
    },
    compare: ({ epoch, seqs, hashes }) => {
      for (const [topic, followed] of topics) {
        const { position, joining } = followed;
        if (joining) continue;
        const seq = seqs[topic];
        if (!position || epoch !== position.epoch || (seq !== undefined && seq > position.seq))
          void rejoin(topic);
        else if (seq === position.seq && !isSameState(topic, followed, hashes[topic])) void rejoin(topic);
      }
    },
    rejoinAll: () => {
      for (const topic of topics.keys()) void rejoin(topic);
    },
    forgetPositions: () => {
      for (const followed of topics.values()) {
        followed.position = null;
        followed.forbidden = false;
      }
    },
  };
}
