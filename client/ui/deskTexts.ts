import { translations } from '#client/locale/translations.ts';

export const deskTexts = translations({
  vi: {
    pages: 'Các trang',
    wall: 'Màn hình',
    explorer: 'Chỉ số',
    console: 'Cảnh báo',
    directives: 'Chỉ đạo',
    shift: 'Ca trực',
    performance: 'Hiệu quả',
    catalogue: 'Danh mục',
    scenes: 'Cảnh',
    admin: 'Nhập liệu',
    demo: 'DEMO',
    demoMeaning: 'Số liệu do bộ mô phỏng tạo ra, không phải số liệu thật',
    language: 'Ngôn ngữ',
    signedInAs: 'Đang đăng nhập',
    changeRole: 'Đổi vai',
    signOut: 'Đăng xuất',
    link: {
      connecting: 'Đang kết nối',
      live: 'Trực tuyến',
      silent: 'Mất kết nối',
      'signed-out': 'Hết phiên',
    },
    silentSince: (clock: string) =>
      `Mất kết nối với máy chủ từ ${clock}. Số liệu dưới đây là trạng thái cuối cùng nhận được; hệ thống đang tự kết nối lại.`,
    neverConnected: 'Chưa kết nối được với máy chủ. Hệ thống đang tự kết nối lại.',
    signedOut: 'Phiên đăng nhập đã kết thúc. Số liệu dưới đây không còn được cập nhật.',
    signInAgain: 'Đăng nhập lại',
    journalAway:
      'Không ghi được nhật ký cảnh báo, nên chưa thể tiếp nhận cảnh báo. Hãy báo quản trị hệ thống.',
    storeAway: 'Kho số liệu không phản hồi: số liệu hiện tại vẫn đúng, biểu đồ và lịch sử có thể thiếu.',
  },
  en: {
    pages: 'Pages',
    wall: 'Wall',
    explorer: 'Explorer',
    console: 'Alerts',
    directives: 'Directions',
    shift: 'Shift',
    performance: 'Performance',
    catalogue: 'Catalogue',
    scenes: 'Scenes',
    admin: 'Bring data',
    demo: 'DEMO',
    demoMeaning: 'The numbers come from a simulator, they are not real',
    language: 'Language',
    signedInAs: 'Signed in',
    changeRole: 'Change role',
    signOut: 'Sign out',
    link: {
      connecting: 'Connecting',
      live: 'Live',
      silent: 'Link lost',
      'signed-out': 'Session ended',
    },
    silentSince: (clock: string) =>
      `The link to the server was lost at ${clock}. What stands below is the last state received; the page keeps dialling.`,
    neverConnected: 'The server has not been reached yet. The page keeps dialling.',
    signedOut: 'Your session has ended. What stands below is no longer updated.',
    signInAgain: 'Sign in again',
    journalAway:
      'The alert journal cannot be written, so no alert can be acknowledged. Tell the administrator.',
    storeAway:
      'The data store is not answering: present values are right, charts and history may be incomplete.',
  },
});
