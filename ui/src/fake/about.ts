// The page "Giới thiệu" of the browser trial: a few lines of what the program answers.
import type { About, Licences } from '../bindings';

export const ABOUT: About = {
  version: '0.1.0',
  statement: [
    { heading: 'Kết nối mạng', items: ['Phần mềm không mở kết nối mạng nào, không tự cập nhật, không gửi số liệu sử dụng.'] },
    { heading: 'Cách đơn vị tự kiểm tra', items: ['Rút cáp mạng hoặc tắt Wi-Fi: mọi chức năng vẫn dùng được như thường.'] },
  ],
};

export const LICENCES: Licences = {
  packages: [
    { name: 'serde', version: '1.0.228', licence: 'MIT OR Apache-2.0', texts: [0] },
    { name: 'SQLite', version: '3.53.4', licence: 'blessing', texts: [1] },
    { name: 'svelte', version: '5.57.3', licence: 'MIT', texts: [0] },
  ],
  texts: ['Permission is hereby granted, free of charge, to any person obtaining a copy of this software…', 'May you do good and not evil.'],
};
