import { translations } from '#client/locale/translations.ts';

export const siteListTexts = translations({
  vi: {
    tabs: 'Bảng bên phải',
    areas: (many: string) => `Theo ${many}`,
    sites: {
      bts: 'Trạm',
      radio: 'Đài',
      conference: 'Điểm cầu',
      'data-centre': 'Trung tâm dữ liệu',
      network: 'Nút mạng',
      route: 'Tuyến',
    },
    oldestFirst: 'lâu nhất ở trên',
    columns: { site: 'Tên', operator: 'Doanh nghiệp', cause: 'Nguyên nhân', since: 'Đã kéo dài' },
    none: 'Không có vị trí nào: tất cả đang hoạt động.',
    noneUnheard: 'Không có vị trí nào: tất cả đã báo cáo.',
    loading: 'Đang đọc danh sách…',
    failed: 'Không đọc được danh sách. Các con số vẫn đúng.',
    more: (count: string) => `và ${count} vị trí khác; chọn một địa bàn để xem hết`,
  },
  en: {
    tabs: 'Table on the right',
    areas: (many: string) => `Across ${many}`,
    sites: {
      bts: 'Stations',
      radio: 'Stations',
      conference: 'Points',
      'data-centre': 'Data centres',
      network: 'Nodes',
      route: 'Routes',
    },
    oldestFirst: 'longest on top',
    columns: { site: 'Name', operator: 'Operator', cause: 'Cause', since: 'For' },
    none: 'None: all are in operation.',
    noneUnheard: 'None: all have reported.',
    loading: 'Reading the list…',
    failed: 'The list could not be read. The figures are right.',
    more: (count: string) => `and ${count} more; choose an area to see them all`,
  },
});
