import type { Result } from '#shared/protocol/result.ts';
import type { ReplayBody, ReplaySpeed, ReplayStep } from '#shared/replay/replay.ts';

/** Where the replay stands. `ended`: it has come to the present. */
export interface ReplayState {
  readonly at: number;
  readonly speed: ReplaySpeed;
  readonly playing: boolean;
  readonly loading: boolean;
  readonly ended: boolean;
  /** The server did not answer; the last picture stays. */
  readonly failed: boolean;
  readonly callBeforeAt: number | null;
  readonly callAfterAt: number | null;
}

export interface Player {
  /** Once a second: the next step, when it plays. */
  tick(): void;
  play(): void;
  pause(): void;
  setSpeed(speed: ReplaySpeed): void;
  /** One step of the present speed; the replay pauses. */
  step(direction: 1 | -1): void;
  jumpTo(at: number): void;
  get(): ReplayState;
}

interface PlayerParts {
  readonly start: { readonly at: number; readonly speed: ReplaySpeed };
  readonly read: (span: {
    readonly fromAt: number;
    readonly toAt: number;
    readonly everyMs: number;
  }) => Promise<Result<ReplayBody>>;
  /** Shows the whole state of a moment. */
  readonly showWhole: (body: ReplayBody) => void;
  readonly showStep: (step: ReplayStep) => void;
  readonly onState: (state: ReplayState) => void;
}

/** Steps that are asked for at once: a minute of watching. */
const stepsAtOnce = 60;
/** The next ones are asked for this long before they are needed, s: a slow store answers within that. */
const aheadSteps = 25;

const stepMs = (speed: ReplaySpeed): number => speed * 1_000;

/** Plays the past step by step, one a second, and asks for what comes next in time. Knows nothing of the page. */
export function createPlayer({ start, read, showWhole, showStep, onState }: PlayerParts): Player {
  let state: ReplayState = {
    ...start,
    playing: true,
    loading: true,
    ended: false,
    failed: false,
    callBeforeAt: null,
    callAfterAt: null,
  };
  let steps: ReplayStep[] = [];
  let loadedUntil = start.at;
  let isAsking = false;
  /** Answers to a question that a jump has overtaken are dropped. */
  let asked = 0;

  const change = (next: Partial<ReplayState>): void => {
    state = { ...state, ...next };
    onState(state);
  };
  const ask = async (fromAt: number): Promise<ReplayBody | null> => {
    asked += 1;
    const own = asked;
    isAsking = true;
    const everyMs = stepMs(state.speed);
    const result = await read({ fromAt, toAt: fromAt + stepsAtOnce * everyMs, everyMs });
    if (own !== asked) return null;
    isAsking = false;
    if (!result.ok) change({ loading: false, failed: true });
    return result.ok ? result.value : null;
  };
  const load = async (at: number): Promise<void> => {
    steps = [];
    change({ at, loading: true, failed: false, ended: false });
    const body = await ask(at);
    if (!body) return;
    steps = [...body.steps];
    loadedUntil = steps.at(-1)?.at ?? body.fromAt;
    showWhole(body);
    const { callBeforeAt, callAfterAt } = body;
    change({ loading: false, callBeforeAt, callAfterAt, ended: steps.length === 0 });
  };
  const loadMore = async (): Promise<void> => {
    const body = await ask(loadedUntil);
    if (!body) return;
    steps.push(...body.steps);
    loadedUntil = body.steps.at(-1)?.at ?? loadedUntil;
    change({
      loading: false,
      failed: false,
      ended: steps.length === 0,
      callAfterAt: body.callAfterAt ?? state.callAfterAt,
    });
  };
  const jumpTo = (at: number): void => void load(at);

  void load(start.at);
  return {
    tick: () => {
      if (!state.playing) return;
      if (steps.length < aheadSteps && !isAsking && !state.ended) void loadMore();
      const step = steps.shift();
      if (!step) {
        if (!state.loading && !state.ended) change({ loading: true });
        return;
      }
      showStep(step);
      const isPassed = state.callAfterAt !== null && step.at >= state.callAfterAt;
      const calls = isPassed ? { callBeforeAt: state.callAfterAt, callAfterAt: null } : {};
      change({ at: step.at, loading: false, ...calls });
    },
    play: () => change({ playing: true }),
    pause: () => change({ playing: false }),
    setSpeed: (speed) => {
      change({ speed });
      void load(state.at);
    },
    step: (direction) => {
      change({ playing: false });
      void load(state.at + direction * stepMs(state.speed));
    },
    jumpTo,
    get: () => state,
  };
}
