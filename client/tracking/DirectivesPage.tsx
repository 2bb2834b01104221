import { useRef, useState } from 'react';
import { useTexts } from '#client/locale/language.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { useCan } from '#client/user/session.ts';
import type { DirectiveEvent } from '#shared/directive/directiveState.ts';
import { DirectiveDetail } from './DirectiveDetail.tsx';
import styles from './DirectivesPage.module.css';
import { DirectiveTable } from './DirectiveTable.tsx';
import { StepDialog } from './StepDialog.tsx';
import { nextStep, trackingViews } from './trackingList.ts';
import { trackingTexts } from './trackingTexts.ts';
import { type Tracking, useTracking } from './useTracking.ts';
import { useTrackingKeys } from './useTrackingKeys.ts';

interface HeadProps {
  readonly tracking: Tracking;
  readonly finder: React.RefObject<HTMLInputElement | null>;
  readonly onLeave: () => void;
}

function Head({ tracking, finder, onLeave }: HeadProps) {
  const texts = useTexts(trackingTexts);
  return (
    <header className={styles.head}>
      <h1>{texts.title}</h1>
      <fieldset className={styles.views} aria-label={texts.show}>
        {trackingViews.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={tracking.view === view}
            onClick={() => tracking.show(view)}
          >
            {texts.views[view]}
          </button>
        ))}
      </fieldset>
      <input
        ref={finder}
        type="search"
        aria-label={texts.find}
        placeholder={texts.find}
        value={tracking.typed}
        onChange={(event) => tracking.find(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || !['Escape', 'Enter'].includes(event.key)) return;
          event.preventDefault();
          onLeave();
        }}
      />
    </header>
  );
}

/** Every direction: the overdue first, its history and the next step beside it. */
export function DirectivesPage() {
  const texts = useTexts(trackingTexts);
  const failureText = useFailureText();
  const tracking = useTracking();
  const can = useCan();
  const [step, setStep] = useState<DirectiveEvent | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const finder = useRef<HTMLInputElement>(null);
  const { rows, chosen } = tracking;

  useTrackingKeys((key) => {
    if (key === 'find') return finder.current?.focus();
    if (key === 'step') return chosen && setStep(nextStep(chosen, can));
    const place = rows.findIndex(({ id }) => id === chosen?.id);
    const places = { next: place + 1, previous: Math.max(0, place - 1), first: 0, last: rows.length - 1 };
    const target = rows[Math.min(places[key], rows.length - 1)];
    if (target) tracking.choose(target.id);
  });

  return (
    <DeskPage title={texts.title}>
      <div className={styles.page}>
        <section className={styles.list}>
          <Head tracking={tracking} finder={finder} onLeave={() => table.current?.focus()} />
          <p className={styles.intro}>{texts.intro}</p>
          {tracking.failure && <p className={styles.problem}>{failureText(tracking.failure)}</p>}
          <div className={styles.scroller}>
            <DirectiveTable tracking={tracking} tableRef={table} />
          </div>
          <p className={styles.keys}>{texts.keys}</p>
        </section>
        <DirectiveDetail directive={chosen} now={tracking.now} onStep={setStep} />
      </div>
      {chosen && step && <StepDialog directive={chosen} event={step} onClose={() => setStep(null)} />}
    </DeskPage>
  );
}
