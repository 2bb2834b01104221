import { Link, useSearch } from 'wouter';
import { useTexts } from '#client/locale/language.tsx';
import { OnDuty } from '#client/shift/OnDuty.tsx';
import { useShift } from '#client/shift/shiftApi.ts';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import type { HandoverId } from '#shared/shift/handover.ts';
import type { ShiftBody } from '#shared/shift/shiftProtocol.ts';
import { HandoverPart } from './HandoverPart.tsx';
import { HandoverReading } from './HandoverReading.tsx';
import { handoverTexts } from './handoverTexts.ts';
import { LogPart } from './LogPart.tsx';
import { RosterPart } from './RosterPart.tsx';
import styles from './ShiftPage.module.css';

const parts = ['log', 'handover', 'roster'] as const;
type Part = (typeof parts)[number];

function PartOf({ part, shift }: { readonly part: Part; readonly shift: ShiftBody }) {
  switch (part) {
    case 'log':
      return <LogPart shift={shift} />;
    case 'handover':
      return <HandoverPart shift={shift} />;
    case 'roster':
      return <RosterPart turns={shift.turns} />;
    default:
      return part satisfies never;
  }
}

function Shift({ part }: { readonly part: Part }) {
  const texts = useTexts(handoverTexts);
  const failureText = useFailureText();
  const shift = useShift();
  return (
    <>
      <header className={styles.head}>
        <h1>{texts.title}</h1>
        <nav aria-label={texts.parts.label}>
          {parts.map((name) => (
            <Link
              key={name}
              href={`${pageAddresses.shift}?part=${name}`}
              aria-current={part === name ? 'page' : undefined}
            >
              {texts.parts[name]}
            </Link>
          ))}
        </nav>
      </header>
      {!shift && <p className={styles.quiet}>{texts.reading}</p>}
      {shift && !shift.ok && <p className={styles.problem}>{failureText(shift.failure)}</p>}
      {shift?.ok && <PartOf part={part} shift={shift.value} />}
    </>
  );
}

/** The shift: its log, its handover, and the roster. What is shown is in the address. */
export function ShiftPage() {
  const texts = useTexts(handoverTexts);
  const query = new URLSearchParams(useSearch());
  const asked = query.get('handover');
  return (
    <DeskPage title={texts.title}>
      <div className={styles.scroller}>
        <OnDuty withLink={false} />
        <div className={styles.sheet}>
          {asked === null ? (
            <Shift part={parts.find((part) => part === query.get('part')) ?? 'log'} />
          ) : (
            <HandoverReading id={asked as HandoverId} />
          )}
        </div>
      </div>
    </DeskPage>
  );
}
