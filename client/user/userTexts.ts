import { translations } from '#client/locale/translations.ts';

export const userTexts = translations({
  vi: {
    roles: {
      duty: 'Trực ban',
      leader: 'Lãnh đạo',
      operator: 'Điều hành viên',
      administrator: 'Quản trị',
    },
    may: {
      duty: 'Theo dõi màn hình lớn của trung tâm trong ca trực.',
      leader: 'Xem chỉ số từ tỉnh xuống huyện, xã và so với chỉ tiêu.',
      operator: 'Tiếp nhận và ghi ý kiến xử lý từng cảnh báo.',
      administrator: 'Xem toàn tỉnh, nhập số liệu từ tệp; không tiếp nhận cảnh báo.',
    },
    title: 'Đăng nhập',
    product: 'Trung tâm giám sát, điều hành thông minh',
    demoTitle: 'Xem thử với một vai',
    demoNote: 'Hệ thống đang chạy số liệu mô phỏng. Chọn một vai để vào ngay, không cần mật khẩu.',
    enterAs: (role: string) => `Vào với vai ${role}`,
    accountTitle: 'Đăng nhập bằng tài khoản',
    username: 'Tên đăng nhập',
    password: 'Mật khẩu',
    submit: 'Đăng nhập',
    submitting: 'Đang đăng nhập…',
    incomplete: 'Hãy nhập cả tên đăng nhập và mật khẩu.',
  },
  en: {
    roles: {
      duty: 'Duty officer',
      leader: 'Leader',
      operator: 'Operator',
      administrator: 'Administrator',
    },
    may: {
      duty: "Watch the centre's wall during the shift.",
      leader: 'See indicators from province to district to commune, against their targets.',
      operator: 'Acknowledge each alert and write down what is done about it.',
      administrator: 'See the whole province, bring data from files; does not acknowledge alerts.',
    },
    title: 'Sign in',
    product: 'Intelligent operations centre',
    demoTitle: 'Try it in a role',
    demoNote: 'The system is running on simulated data. Choose a role to enter at once, without a password.',
    enterAs: (role: string) => `Enter as ${role.toLowerCase()}`,
    accountTitle: 'Sign in with an account',
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in…',
    incomplete: 'Enter both the user name and the password.',
  },
});
