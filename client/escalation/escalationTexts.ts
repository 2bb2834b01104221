import { translations } from '#client/locale/translations.ts';

export const escalationTexts = translations({
  vi: {
    mark: (level: string) => `Cấp ${level}`,
    onWall: (level: string) => `quá hạn, đã báo cấp ${level}`,
    title: 'Quá hạn tiếp nhận',
    told: (level: string, moment: string, people: string) =>
      `Chuyển cấp ${level} lúc ${moment}, đã báo ${people}.`,
    nobody: (level: string, moment: string) =>
      `Chuyển cấp ${level} lúc ${moment}; lịch trực lúc đó không có ai.`,
  },
  en: {
    mark: (level: string) => `Level ${level}`,
    onWall: (level: string) => `past its deadline, level ${level}`,
    title: 'Past its deadline',
    told: (level: string, moment: string, people: string) =>
      `Level ${level} at ${moment}; ${people} was told.`,
    nobody: (level: string, moment: string) => `Level ${level} at ${moment}; nobody was on the roster.`,
  },
});
