import { useState } from 'react';
import { Link } from 'wouter';
import { formatMoment } from '#client/format/clock.ts';
import { useTopic } from '#client/live/liveContext.tsx';
import { useServerNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { directiveAddress } from '#client/ui/pageAddress.ts';
import { useCan } from '#client/user/session.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { AreaId } from '#shared/area/area.ts';
import { compareDirectives, type Directive, isOverdue } from '#shared/directive/directive.ts';
import type { DirectiveIssue } from '#shared/directive/directiveCommands.ts';
import { isOver } from '#shared/directive/directiveState.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import styles from './Directive.module.css';
import { DirectiveDialog } from './DirectiveDialog.tsx';
import { useDirectives } from './directiveStore.ts';
import { directiveTexts } from './directiveTexts.ts';
import { placeName, subjectName } from './directiveWords.ts';

/** An alert that is open, or an indicator of an area. */
export type DirectiveAbout =
  | { readonly alert: Alert; readonly over: boolean }
  | { readonly indicator: IndicatorId; readonly area: AreaId };

const isAbout = ({ subject, area }: Directive, about: DirectiveAbout): boolean =>
  'alert' in about
    ? subject.kind === 'alert' && subject.alert === about.alert.id
    : subject.indicator === about.indicator && area === about.area;

function OpenOnes({ directives }: { readonly directives: readonly Directive[] }) {
  const texts = useTexts(directiveTexts);
  const { timeZone } = useProvince().profile;
  const now = useServerNow(30_000);
  return directives.toSorted(compareDirectives(now)).map((directive) => (
    <Link key={directive.id} href={directiveAddress(directive.id)} className={styles.openOne}>
      {texts.kind[directive.kind]}: {texts.state[directive.state]},{' '}
      <span data-overdue={isOverdue(directive, now)}>
        {isOverdue(directive, now) ? `${texts.overdue}, ` : ''}
        {texts.dueBy(formatMoment(directive.dueAt, now, timeZone))}
      </span>
    </Link>
  ));
}

function subjectOf(about: DirectiveAbout): Pick<Directive, 'subject' | 'area'> {
  if (!('alert' in about))
    return { subject: { kind: 'indicator', indicator: about.indicator }, area: about.area };
  const { id, rule, subject, area } = about.alert;
  const indicator = 'indicator' in subject ? subject.indicator : null;
  const source = 'source' in subject ? subject.source : null;
  return { subject: { kind: 'alert', alert: id, rule, indicator, source }, area };
}

/** The way to give a direction on what is on screen, and those that are under way about it. */
export function GiveDirective({ about }: { readonly about: DirectiveAbout }) {
  useTopic('directives');
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(directiveTexts);
  const can = useCan();
  const [isGiving, setGiving] = useState(false);
  const named = subjectOf(about);
  const open = useDirectives().filter((one) => !isOver(one.state) && isAbout(one, about));
  const indicator =
    named.subject.indicator === null ? undefined : names.indicators.get(named.subject.indicator);
  const command: DirectiveIssue['about'] =
    'alert' in about
      ? { kind: 'alert', alert: about.alert.id }
      : { kind: 'indicator', indicator: about.indicator, area: about.area };
  const mayGive = can('directive:issue', named.area) && !('alert' in about && about.over);
  if (!mayGive && open.length === 0) return null;
  return (
    <div className={styles.give}>
      {mayGive && <Button onClick={() => setGiving(true)}>{texts.give}</Button>}
      <OpenOnes directives={open} />
      {isGiving && (
        <DirectiveDialog
          about={command}
          subject={subjectName(named, names, language)}
          place={placeName(named, names, language)}
          owner={indicator?.owner[language] ?? ''}
          onClose={() => setGiving(false)}
        />
      )}
    </div>
  );
}
