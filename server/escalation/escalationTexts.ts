import type { Priority } from '#shared/alert/priority.ts';
import { counted } from '#shared/locale/counted.ts';
import type { Language } from '#shared/locale/localText.ts';

interface Line {
  readonly priority: string;
  readonly title: string;
  readonly place: string;
  readonly since: string;
  readonly minutes: number;
  readonly level: number;
}

interface Texts {
  readonly priority: Readonly<Record<Priority, string>>;
  readonly subject: (count: number) => string;
  readonly greeting: (name: string, position: string) => string;
  readonly intro: (count: number) => string;
  readonly line: (line: Line) => string;
  readonly more: (count: number) => string;
  readonly ask: string;
}

/** The words of the notifications. They are read away from the screens, so each line says everything. */
export const escalationTexts: Readonly<Record<Language, Texts>> = {
  vi: {
    priority: { critical: 'Khẩn cấp', high: 'Cao', medium: 'Trung bình', low: 'Thấp' },
    subject: (count) => `[IOC] ${count} cảnh báo quá hạn tiếp nhận`,
    greeting: (name, position) => `Kính gửi ${name} (${position}),`,
    intro: (count) => `${count} cảnh báo đã quá hạn mà chưa ai tiếp nhận:`,
    line: ({ priority, title, place, since, minutes, level }) =>
      `[${priority}] ${title} · ${place} · chờ từ ${since} (${minutes} phút) · chuyển cấp ${level}`,
    more: (count) => `… và ${count} cảnh báo khác.`,
    ask: 'Hãy mở bàn trực cảnh báo và tiếp nhận.',
  },
  en: {
    priority: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' },
    subject: (count) => `[IOC] ${counted(count, 'alert')} past the deadline`,
    greeting: (name, position) => `To ${name} (${position}),`,
    intro: (count) =>
      `${counted(count, 'alert is', 'alerts are')} past the deadline and not acknowledged by anybody:`,
    line: ({ priority, title, place, since, minutes, level }) =>
      `[${priority}] ${title} · ${place} · waiting since ${since} (${minutes} min) · level ${level}`,
    more: (count) => `… and ${count} more.`,
    ask: 'Open the console and acknowledge them.',
  },
};
