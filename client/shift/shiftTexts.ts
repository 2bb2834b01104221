import { translations } from '#client/locale/translations.ts';

export const shiftTexts = translations({
  vi: {
    onDuty: 'Đang trực',
    nobody: 'Lịch trực lúc này không có ai.',
    until: (clock: string) => `đến ${clock}`,
    toShift: 'Ca trực và bàn giao',
    waiting: 'Có phiếu bàn giao chờ ký',
  },
  en: {
    onDuty: 'On duty',
    nobody: 'The roster has nobody on duty now.',
    until: (clock: string) => `until ${clock}`,
    toShift: 'Shift and handover',
    waiting: 'A handover waits for its signature',
  },
});
