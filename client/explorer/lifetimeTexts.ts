import { translations } from '#client/locale/translations.ts';

/** When an area ended or began, and whose its land was. Names stand behind the colon as links. */
export const lifetimeTexts = translations({
  vi: {
    ended: (place: string, day: string) => `${place} đã kết thúc từ ngày ${day}; đây là số liệu cũ.`,
    joined: 'Địa bàn nhập vào:',
    divided: 'Địa bàn chia về:',
    lost: 'Không rõ đơn vị nhận địa bàn.',
    followed: (day: string, became: string) =>
      `Không còn là đơn vị hành chính từ ngày ${day}; vẫn theo dõi trên cùng địa bàn. ${became}`,
    now: (count: string, many: string) => `Nay gồm ${count} ${many}.`,
    begunExactly: (day: string) => `Theo dõi từ ngày ${day}, đúng địa bàn trước đó của:`,
    begunFrom: (day: string) => `Theo dõi từ ngày ${day}; trước đó địa bàn thuộc:`,
    begun: (day: string) => `Theo dõi từ ngày ${day}; chưa có số liệu của các đơn vị cũ.`,
    until: (place: string, day: string) => `${place} (đến ${day})`,
  },
  en: {
    ended: (place: string, day: string) => `${place} ended on ${day}; this is former data.`,
    joined: 'Its territory went to:',
    divided: 'Its territory was divided between:',
    lost: 'Who has its territory is not known here.',
    followed: (day: string, became: string) =>
      `No administrative unit any more since ${day}; followed on with the same territory. ${became}`,
    now: (count: string, many: string) => `Now ${count} ${many}.`,
    begunExactly: (day: string) => `Followed since ${day}, with exactly the territory of the former:`,
    begunFrom: (day: string) => `Followed since ${day}; the territory lay before in:`,
    begun: (day: string) => `Followed since ${day}; there is no data of the former units.`,
    until: (place: string, day: string) => `${place} (until ${day})`,
  },
});
