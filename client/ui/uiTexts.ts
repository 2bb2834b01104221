import { translations } from '#client/locale/translations.ts';

export const uiTexts = translations({
  vi: { starting: 'Đang kết nối tới máy chủ…' },
  en: { starting: 'Connecting to the server…' },
});
