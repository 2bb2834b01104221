import { Link } from 'wouter';
import { directiveTexts } from '#client/directive/directiveTexts.ts';
import { placeName, subjectName } from '#client/directive/directiveWords.ts';
import { formatMoment } from '#client/format/clock.ts';
import { useTopic } from '#client/live/liveContext.tsx';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { explorerAddress } from '#client/ui/pageAddress.ts';
import { useCan } from '#client/user/session.ts';
import { type Directive, isOverdue } from '#shared/directive/directive.ts';
import type { DirectiveEvent } from '#shared/directive/directiveState.ts';
import styles from './DirectiveDetail.module.css';
import { DirectiveHistory } from './DirectiveHistory.tsx';
import { ClosingPart, RecoveryPart } from './RecoveryPart.tsx';
import { possibleSteps } from './trackingList.ts';
import { trackingTexts } from './trackingTexts.ts';

interface PartProps {
  readonly directive: Directive;
  readonly now: number;
}

interface DirectiveDetailProps {
  readonly directive: Directive | undefined;
  readonly now: number;
  readonly onStep: (event: DirectiveEvent) => void;
}

function Steps({
  directive,
  onStep,
}: {
  readonly directive: Directive;
  readonly onStep: (event: DirectiveEvent) => void;
}) {
  const words = useTexts(directiveTexts);
  const can = useCan();
  return (
    <div className={styles.steps}>
      {possibleSteps(directive, can).map((event, index) => (
        <Button
          key={event}
          look={index === 0 && event !== 'withdraw' ? 'main' : 'plain'}
          onClick={() => onStep(event)}
        >
          {words.event[event]}
        </Button>
      ))}
    </div>
  );
}

function Report({ directive, now }: PartProps) {
  const texts = useTexts(trackingTexts);
  const { timeZone } = useProvince().profile;
  const { report } = directive;
  if (!report) return null;
  return (
    <section>
      <h3>{texts.report}</h3>
      <blockquote>{report.text}</blockquote>
      {report.link !== null && (
        <p>
          <a href={report.link} target="_blank" rel="noreferrer noopener">
            {texts.evidence}: {report.link}
          </a>
        </p>
      )}
      <p className={styles.quiet}>
        {report.userName}, {formatMoment(report.at, now, timeZone)}
      </p>
    </section>
  );
}

function About({ directive, now }: PartProps) {
  const texts = useTexts(trackingTexts);
  const names = useProvince();
  const { language } = useLanguage();
  const { timeZone } = names.profile;
  const late = isOverdue(directive, now);
  const { indicator } = directive.subject;
  return (
    <>
      <p>
        {subjectName(directive, names, language)} · {placeName(directive, names, language)}{' '}
        {indicator !== null && (
          <Link href={explorerAddress(directive.area, indicator)}>{texts.toExplorer}</Link>
        )}
      </p>
      <p>
        <b>{directive.owner}</b> ·{' '}
        <span className={late ? styles.late : undefined}>
          {texts.dueAt(formatMoment(directive.dueAt, now, timeZone))}
        </span>
      </p>
      <p className={styles.quiet}>
        {texts.issuedBy(directive.issued.userName, formatMoment(directive.issued.at, now, timeZone))}
      </p>
    </>
  );
}

/** The chosen direction: what is asked, how far it is, the next step, and everything that happened. */
export function DirectiveDetail({ directive, now, onStep }: DirectiveDetailProps) {
  const texts = useTexts(trackingTexts);
  const words = useTexts(directiveTexts);
  // The value of now comes with the area's own topic, the alert's state with the alerts'.
  useTopic(directive ? `area:${directive.area}` : null);
  useTopic('alerts');
  if (!directive)
    return (
      <aside className={styles.detail}>
        <p className={styles.quiet}>{texts.nothing}</p>
      </aside>
    );
  return (
    <aside className={styles.detail} aria-label={words.kind[directive.kind]}>
      <p className={styles.kind}>
        <b>{words.kind[directive.kind]}</b> · {words.state[directive.state]}
        {isOverdue(directive, now) && <b className={styles.late}> · {words.overdue}</b>}
      </p>
      <h2>{directive.text}</h2>
      <About directive={directive} now={now} />
      <Steps directive={directive} onStep={onStep} />
      <RecoveryPart directive={directive} now={now} />
      <Report directive={directive} now={now} />
      <ClosingPart directive={directive} now={now} />
      <DirectiveHistory directive={directive} now={now} />
    </aside>
  );
}
