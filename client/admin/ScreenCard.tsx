import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatAge } from '#client/format/age.ts';
import { formatClock } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { useServerNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import {
  callBack,
  changeScreen,
  readScreenEvents,
  revokeScreen,
  sendView,
} from '#client/screen/screenApi.ts';
import { screenTexts } from '#client/screen/screenTexts.ts';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { useCan, useUser } from '#client/user/session.ts';
import type { Result } from '#shared/protocol/result.ts';
import type { ListedScreen } from '#shared/screen/screenRoutes.ts';
import { ScreenForm } from './ScreenForm.tsx';
import styles from './ScreensPage.module.css';
import { SendView, useViewChoices } from './SendView.tsx';
import { screenDraftOf } from './screenDraft.ts';

function StatusLine({ listed: { screen, status } }: { readonly listed: ListedScreen }) {
  const texts = useTexts(screenTexts);
  const { language } = useLanguage();
  const now = useServerNow();
  const seen =
    status.seenAt === null ? texts.neverSeen : texts.seen(formatAge(now - status.seenAt, language));
  const { facts } = status;
  const parts = [
    ...(status.connected ? [] : [seen]),
    ...(facts?.heapBytes ? [texts.memory(formatNumber(facts.heapBytes / 1_048_576, 0, language))] : []),
    ...(facts ? [texts.release(facts.release)] : []),
    ...(facts && facts.stateFaults > 0 ? [texts.faults(formatNumber(facts.stateFaults, 0, language))] : []),
  ];
  return (
    <p className={styles.status} data-connected={status.connected} title={screen.id}>
      <b>{status.connected ? texts.connected : texts.away}</b> {parts.join(' · ')}
    </p>
  );
}

function Shown({ listed: { screen, status } }: { readonly listed: ListedScreen }) {
  const texts = useTexts(screenTexts);
  const { timeZone } = useProvince().profile;
  const choices = useViewChoices();
  const { sent } = screen;
  const view = sent && JSON.stringify(sent.view);
  const name = choices.find((choice) => JSON.stringify(choice.view) === view)?.name ?? sent?.view.kind;
  return (
    <p>
      {texts.shows}:{' '}
      <b>
        {sent && name
          ? texts.sentBy(name, sent.userName, formatClock(sent.until, timeZone))
          : texts.ownScenes}
      </b>{' '}
      {status.facts && <span className={styles.address}>{status.facts.address}</span>}
    </p>
  );
}

function ScreenRecord({ screen }: Pick<ListedScreen, 'screen'>) {
  const texts = useTexts(screenTexts);
  const { timeZone } = useProvince().profile;
  const { data } = useQuery({
    queryKey: ['screen-events', screen.id, screen.sent?.at ?? 0],
    queryFn: () => readScreenEvents(screen.id),
  });
  return (
    <ul className={styles.record}>
      {(data?.ok ? data.value.events : []).map((event) => (
        <li key={`${event.at} ${event.kind}`}>
          {formatClock(event.at, timeZone)} {event.userName} {texts.eventKinds[event.kind]}
        </li>
      ))}
    </ul>
  );
}

type Open = 'change' | 'send' | 'revoke' | 'record' | null;

/** One screen: how it is doing, what it shows, and what can be done with it. */
export function ScreenCard({
  listed,
  onDone,
}: {
  readonly listed: ListedScreen;
  readonly onDone: () => void;
}) {
  const texts = useTexts(screenTexts);
  const failureText = useFailureText();
  const user = useUser();
  const can = useCan();
  const mayManage = user !== null && can('screen:manage', user.area);
  const [open, setOpen] = useState<Open>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { screen } = listed;
  const { settings } = screen;
  const close = (): void => {
    setOpen(null);
    setProblem(null);
  };
  const settle = async (doing: Promise<Result<unknown>>): Promise<void> => {
    const result = await doing;
    if (!result.ok) return setProblem(failureText(result.failure));
    close();
    onDone();
  };
  return (
    <li className={styles.card}>
      <h2>
        {settings.name} <span className={styles.place}>{settings.place}</span>
      </h2>
      <p className={styles.facts}>
        {settings.diagonalInches}″ · {settings.width} × {settings.height} · {settings.distanceM} m
      </p>
      <StatusLine listed={listed} />
      <Shown listed={listed} />
      <div className={styles.actions}>
        <Button look="main" onClick={() => setOpen('send')}>
          {texts.send}
        </Button>
        {screen.sent && <Button onClick={() => void settle(callBack(screen.id))}>{texts.callBack}</Button>}
        {mayManage && <Button onClick={() => setOpen('change')}>{texts.change}</Button>}
        {mayManage && <Button onClick={() => setOpen('revoke')}>{texts.revoke}</Button>}
        <Button onClick={() => setOpen(open === 'record' ? null : 'record')}>{texts.events}</Button>
      </div>
      {open === 'send' && (
        <SendView
          problem={problem}
          onSend={(view, minutes) => void settle(sendView(screen.id, view, minutes))}
          onCancel={close}
        />
      )}
      {open === 'change' && (
        <ScreenForm
          first={screenDraftOf(settings)}
          submit={texts.save}
          problem={problem}
          onSubmit={(next) => void settle(changeScreen(screen.id, next))}
          onCancel={close}
        />
      )}
      {open === 'revoke' && (
        <p className={styles.sure} role="alertdialog">
          {texts.revokeSure(settings.name)}{' '}
          <Button look="main" onClick={() => void settle(revokeScreen(screen.id))}>
            {texts.revoke}
          </Button>{' '}
          <Button onClick={close}>{texts.cancel}</Button>
        </p>
      )}
      {open === 'record' && <ScreenRecord screen={screen} />}
    </li>
  );
}
