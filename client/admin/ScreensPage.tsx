import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTopic } from '#client/live/liveContext.tsx';
import { useTexts } from '#client/locale/language.tsx';
import { pairScreen, readScreens } from '#client/screen/screenApi.ts';
import { screenTexts } from '#client/screen/screenTexts.ts';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { useCan, useUser } from '#client/user/session.ts';
import type { ScreenSettings } from '#shared/screen/screen.ts';
import sheet from './AdminPage.module.css';
import { AdminPage } from './AdminPage.tsx';
import { ScreenCard } from './ScreenCard.tsx';
import { ScreenForm } from './ScreenForm.tsx';
import styles from './ScreensPage.module.css';
import { emptyScreenDraft, problemOfCode } from './screenDraft.ts';

const refreshMs = 4_000;

/** A new screen: the code that it shows, and what it is. */
function PairPart({ onDone }: { readonly onDone: () => void }) {
  const texts = useTexts(screenTexts);
  const failureText = useFailureText();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const wrong = problemOfCode(code);
  const tellOfCode = (): void => setProblem(wrong && texts.codeProblems[wrong]);
  const pair = async (settings: ScreenSettings): Promise<void> => {
    if (wrong) return;
    const paired = await pairScreen(code, settings);
    if (paired.ok) onDone();
    else if (paired.failure.code === 'not-found') setProblem(texts.codeProblems.wrong);
    else setProblem(failureText(paired.failure));
  };
  return (
    <ScreenForm
      first={emptyScreenDraft}
      submit={texts.doPair}
      before={
        <label className={sheet.field} data-wanted={problem !== null && wrong !== null}>
          <span>{texts.code}</span>
          <input
            name="code"
            inputMode="numeric"
            autoComplete="off"
            placeholder={texts.codeHint}
            value={code}
            onChange={(event) => {
              setCode(event.target.value);
              setProblem(null);
            }}
          />
        </label>
      }
      problem={problem}
      onPress={tellOfCode}
      onSubmit={(settings) => void pair(settings)}
      onCancel={onDone}
    />
  );
}

/** The screens of the wall, for whoever sets them up and whoever sends them something. */
export function ScreensPage() {
  const texts = useTexts(screenTexts);
  const failureText = useFailureText();
  const user = useUser();
  const can = useCan();
  useTopic('alerts');
  const [isPairing, setPairing] = useState(false);
  const { data, refetch } = useQuery({
    queryKey: ['screens'],
    queryFn: readScreens,
    refetchInterval: refreshMs,
  });
  const done = (): void => {
    setPairing(false);
    void refetch();
  };
  const mayManage = user !== null && can('screen:manage', user.area);
  return (
    <AdminPage kind="wall">
      <p className={styles.intro}>{texts.intro}</p>
      {mayManage && !isPairing && (
        <Button look="main" onClick={() => setPairing(true)}>
          {texts.pair}
        </Button>
      )}
      {isPairing && <PairPart onDone={done} />}
      {!data && <p className={styles.intro}>{texts.loading}</p>}
      {data && !data.ok && <p className={sheet.problem}>{failureText(data.failure)}</p>}
      {data?.ok && data.value.screens.length === 0 && <p className={styles.intro}>{texts.none}</p>}
      {data?.ok && (
        <ul className={styles.cards}>
          {data.value.screens.map((listed) => (
            <ScreenCard key={listed.screen.id} listed={listed} onDone={done} />
          ))}
        </ul>
      )}
    </AdminPage>
  );
}
