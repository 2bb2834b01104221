import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { formatClockSeconds, formatDay } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { parseMoment } from '#client/format/wallMoment.ts';
import { useValue } from '#client/live/valueStore.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';
import { type ReplaySpeed, replaySpeeds } from '#shared/replay/replay.ts';
import type { Player, ReplayState } from './player.ts';
import styles from './ReplayFrame.module.css';
import { asksForNothing } from './replayAddress.ts';
import { replayTexts } from './replayTexts.ts';
import { replayState } from './startReplay.ts';

interface PartProps {
  readonly player: Player;
  readonly state: ReplayState;
}

function StateWord({ state }: Pick<PartProps, 'state'>) {
  const texts = useTexts(replayTexts);
  const word = state.failed
    ? texts.failed
    : state.loading
      ? texts.loading
      : state.ended
        ? texts.ended
        : texts.meaning;
  return <span role="status">{word}</span>;
}

function PlayButtons({ player, state }: PartProps) {
  const texts = useTexts(replayTexts);
  return (
    <>
      <button type="button" title={texts.back} aria-label={texts.back} onClick={() => player.step(-1)}>
        ◂◂
      </button>
      <button type="button" className={styles.main} onClick={state.playing ? player.pause : player.play}>
        {state.playing ? `❚❚ ${texts.pause}` : `▶ ${texts.play}`}
      </button>
      <button type="button" title={texts.forward} aria-label={texts.forward} onClick={() => player.step(1)}>
        ▸▸
      </button>
    </>
  );
}

function SpeedChoice({ player, state }: PartProps) {
  const texts = useTexts(replayTexts);
  const { language } = useLanguage();
  return (
    <label>
      {texts.speed}{' '}
      <select
        name="speed"
        value={state.speed}
        onChange={(event) => player.setSpeed(Number(event.target.value) as ReplaySpeed)}
      >
        {replaySpeeds.map((speed) => (
          <option key={speed} value={speed}>
            {texts.times(formatNumber(speed, 0, language))}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Where to go: typed as the product writes moments, or from alert to alert. What makes no sense is said and kept. */
function MomentField({ player, state }: PartProps) {
  const texts = useTexts(replayTexts);
  const { timeZone } = useProvince().profile;
  const [typed, setTyped] = useState('');
  const [isUnread, setUnread] = useState(() => {
    const { instantOf } = createLocalCalendar(timeZone);
    return asksForNothing(location.search, instantOf);
  });
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const at = parseMoment(typed, timeZone);
    setUnread(at === null);
    if (at !== null) player.jumpTo(at);
  };
  return (
    <form onSubmit={go}>
      <input
        name="moment"
        autoComplete="off"
        size={16}
        aria-label={texts.moment}
        aria-invalid={isUnread}
        placeholder={texts.momentHint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit">{texts.go}</button>
      <button
        type="button"
        disabled={state.callBeforeAt === null}
        onClick={() => state.callBeforeAt !== null && player.jumpTo(state.callBeforeAt)}
      >
        ⤺ {texts.callBefore}
      </button>
      <button
        type="button"
        disabled={state.callAfterAt === null}
        onClick={() => state.callAfterAt !== null && player.jumpTo(state.callAfterAt)}
      >
        {texts.callAfter} ⤻
      </button>
      {isUnread && <b role="alert">{texts.unread}</b>}
    </form>
  );
}

/** Curves are read by the span that they show: asked for again while the past moves on. */
const curvesEveryMs = 20_000;

function useFreshCurves(): void {
  const client = useQueryClient();
  useEffect(() => {
    const timer = window.setInterval(
      () => void client.invalidateQueries({ queryKey: ['series'] }),
      curvesEveryMs,
    );
    return () => window.clearInterval(timer);
  }, [client]);
}

/**
 * The wall of a past moment, in a frame that nobody takes for the present: the word in letters as large as an alert's, the
 * date beside it, stripes all around.
 */
export function ReplayFrame({ player, children }: { readonly player: Player; readonly children: ReactNode }) {
  useFreshCurves();
  const texts = useTexts(replayTexts);
  const { timeZone } = useProvince().profile;
  const state = useValue(replayState);
  useEffect(() => {
    document.title = texts.mark;
  }, [texts]);
  if (!state) return null;
  return (
    <div className={styles.replay}>
      <div className={styles.stage}>{children}</div>
      <div className={styles.bar}>
        <strong className={styles.mark}>{texts.mark}</strong>
        <p className={styles.moment}>
          <time>
            {formatDay(state.at, timeZone)} {formatClockSeconds(state.at, timeZone)}
          </time>
          <StateWord state={state} />
        </p>
        <a className={styles.leave} href={pageAddresses.wall}>
          {texts.leave}
        </a>
        <div className={styles.controls} role="toolbar" aria-label={texts.controls}>
          <PlayButtons player={player} state={state} />
          <SpeedChoice player={player} state={state} />
          <MomentField player={player} state={state} />
        </div>
      </div>
      <div className={styles.frame} aria-hidden="true" />
    </div>
  );
}
