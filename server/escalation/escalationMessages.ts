import type { MessageSenders, OutgoingMessage } from '#server/notification/notificationOutbox.ts';
import type { Language, LocalText } from '#shared/locale/localText.ts';
import { languages } from '#shared/locale/localText.ts';
import type { DutyTurn } from '#shared/shift/dutyTurn.ts';
import type { EscalatedAlert } from './escalationBook.ts';
import { escalationTexts } from './escalationTexts.ts';

/** What the messages need to know of the province. */
export interface MessageMeans {
  readonly centre: LocalText;
  readonly timeZone: string;
  readonly titleOf: (escalated: EscalatedAlert) => LocalText;
  readonly placeOf: (escalated: EscalatedAlert) => LocalText;
  readonly senders: MessageSenders;
  readonly newId: () => string;
}

/** A mail with more alerts than this is not read; the number of all of them is in it. */
const listedAtMost = 20;

function lineOf(escalated: EscalatedAlert, language: Language, means: MessageMeans): string {
  const { alert, escalation } = escalated;
  const moment = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: means.timeZone, day: '2-digit', month: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(escalation.waitingSinceAt);
  return escalationTexts[language].line({
    priority: escalationTexts[language].priority[alert.priority],
    title: means.titleOf(escalated)[language],
    place: means.placeOf(escalated)[language],
    since: moment.replace(',', ''),
    minutes: Math.floor((escalation.at - escalation.waitingSinceAt) / 60_000),
    level: escalation.level,
  });
}

function textOf(
  escalated: readonly EscalatedAlert[],
  { language, greeting }: { readonly language: Language; readonly greeting: string | null },
  means: MessageMeans,
): string {
  const texts = escalationTexts[language];
  const more = escalated.length - listedAtMost;
  return [
    ...(greeting === null ? [] : [greeting, '']),
    texts.intro(escalated.length),
    '',
    ...escalated.slice(0, listedAtMost).map((one, index) => `${index + 1}. ${lineOf(one, language, means)}`),
    ...(more > 0 ? [texts.more(more)] : []),
    '',
    texts.ask,
    means.centre[language],
  ].join('\n');
}

/** One mail for each who is told and has an address, however many alerts went up together. */
function mailsOf(escalated: readonly EscalatedAlert[], now: number, means: MessageMeans): OutgoingMessage[] {
  const told = new Map<string, DutyTurn>();
  for (const { turns } of escalated) for (const turn of turns) if (turn.email) told.set(turn.email, turn);
  return [...told].map(([email, { name, position, language }]) => {
    const theirs = escalated.filter(({ turns }) => turns.some((turn) => turn.email === email));
    const texts = escalationTexts[language];
    return {
      id: means.newId(),
      channel: 'email',
      to: email,
      subject: texts.subject(theirs.length),
      body: textOf(theirs, { language, greeting: texts.greeting(name, position) }, means),
      createdAt: now,
    };
  });
}

function webhookOf(
  escalated: readonly EscalatedAlert[],
  now: number,
  { means, destination }: { readonly means: MessageMeans; readonly destination: string },
): OutgoingMessage {
  const id = means.newId();
  const inBoth = (text: (language: Language) => string): LocalText =>
    Object.fromEntries(languages.map((language) => [language, text(language)])) as LocalText;
  const body = {
    id,
    kind: 'escalation',
    at: now,
    centre: means.centre,
    total: escalated.length,
    escalations: escalated.slice(0, listedAtMost).map((one) => ({
      alert: one.alert.id,
      rule: one.alert.rule,
      area: one.alert.area,
      priority: one.alert.priority,
      title: means.titleOf(one),
      place: means.placeOf(one),
      level: one.escalation.level,
      waitingSince: one.escalation.waitingSinceAt,
      to: one.escalation.to,
    })),
    text: inBoth((language) => textOf(escalated, { language, greeting: null }, means)),
  };
  return {
    ...{ id, channel: 'webhook', to: destination, createdAt: now },
    subject: escalationTexts.vi.subject(escalated.length),
    body: JSON.stringify(body),
  };
}

/** What leaves the centre when alerts went up: by every way that is set up, one message for all of them. */
export function escalationMessages(
  escalated: readonly EscalatedAlert[],
  now: number,
  means: MessageMeans,
): OutgoingMessage[] {
  if (escalated.length === 0) return [];
  const { webhook, email } = means.senders;
  return [
    ...(webhook ? [webhookOf(escalated, now, { means, destination: webhook.destination })] : []),
    ...(email ? mailsOf(escalated, now, means) : []),
  ];
}
