import { labelled, type UsagePair } from './labelled.ts'

/** Members, meetings and customs of the Party. */
export const lifePairs: UsagePair[] = [
  ...labelled('Party life', [
    [
      'members',
      'Ông vào Đảng và là đảng viên 50 năm.',
      'He joined the Party and has been a Party member for 50 years.',
    ],
    ['members of the Party', 'Nhiều đảng viên trẻ tình nguyện.', 'Many young members of the Party volunteered.'],
    [
      'communist members',
      'Nhiều đảng viên trẻ tình nguyện.',
      'Many young communist members volunteered.',
      { missing: ['đảng viên'], forbidden: ['đảng viên'] },
    ],
    ['probationary', 'Hai đảng viên dự bị được công nhận.', 'Two probationary Party members were recognised.'],
    [
      'reserve',
      'Hai đảng viên dự bị được công nhận.',
      'Two reserve Party members were recognised.',
      { missing: ['đảng viên dự bị'], forbidden: ['đảng viên dự bị'] },
    ],
    [
      'officials and members',
      'Cán bộ, đảng viên gương mẫu đi đầu.',
      'Exemplary officials and Party members led the way.',
    ],
    ['cadres, members', 'Cán bộ, đảng viên đi đầu.', 'Cadres and Party members led the way.'],
    [
      'three groups',
      'Cán bộ, công chức, viên chức nộp hồ sơ.',
      'Cadres, civil servants and public employees handed in files.',
    ],
    [
      'with the comma of a list',
      'Cán bộ, công chức, viên chức nộp hồ sơ.',
      'Cadres, civil servants, and public employees handed in files.',
    ],
    [
      'the third left out',
      'Công chức, viên chức nộp hồ sơ.',
      'Civil servants handed in files.',
      { missing: ['viên chức'] },
    ],
    ['Party building', 'Bài viết nói về xây dựng Đảng.', 'The article is about Party building.'],
    [
      'party construction',
      'Bài viết nói về xây dựng Đảng.',
      'The article is about Party construction.',
      { missing: ['xây dựng Đảng'], forbidden: ['xây dựng Đảng'] },
    ],
    [
      'rectification',
      'Công tác xây dựng, chỉnh đốn Đảng có bước tiến.',
      'Party building and rectification has made headway.',
    ],
    ['statutes', 'Điều lệ Đảng ghi rõ điều này.', 'The Party Statutes state this clearly.'],
    ['charter', 'Điều lệ Đảng ghi rõ điều này.', 'The Party’s Charter states this clearly.'],
    [
      'rules',
      'Điều lệ Đảng ghi rõ điều này.',
      'The Party Rules state this clearly.',
      { missing: ['Điều lệ Đảng'], forbidden: ['Điều lệ Đảng'] },
    ],
    ['cell meetings', 'Sinh hoạt chi bộ diễn ra đều đặn.', 'Party cell meetings are held regularly.'],
    [
      'cell living',
      'Sinh hoạt chi bộ diễn ra đều đặn.',
      'Cell living is held regularly.',
      { missing: ['sinh hoạt chi bộ'], forbidden: ['sinh hoạt chi bộ'] },
    ],
    [
      'centralism',
      'Giữ nghiêm nguyên tắc tập trung dân chủ.',
      'Strictly upholding the principle of democratic centralism.',
    ],
    [
      'concentrated democracy',
      'Giữ nghiêm nguyên tắc tập trung dân chủ.',
      'Strictly upholding the principle of concentrated democracy.',
      { missing: ['nguyên tắc tập trung dân chủ'], forbidden: ['nguyên tắc tập trung dân chủ'] },
    ],
    [
      'criticism the other way round',
      'Tự phê bình và phê bình phải thật lòng.',
      'Self-criticism and criticism must be sincere.',
    ],
    [
      'critique',
      'Phê bình và tự phê bình phải thật lòng.',
      'Critique and self-critique must be sincere.',
      { missing: ['phê bình và tự phê bình'], forbidden: ['phê bình và tự phê bình'] },
    ],
    ['badge', 'Bà được trao Huy hiệu Đảng.', 'She was given a Party membership badge.'],
    ['badges', 'Các cụ được trao Huy hiệu Đảng.', 'The elders were given Party badges.'],
    [
      'emblem',
      'Bà được trao Huy hiệu Đảng.',
      'She was given a Party emblem.',
      { missing: ['Huy hiệu Đảng'], forbidden: ['Huy hiệu Đảng'] },
    ],
    ['example', 'Người đứng đầu phải nêu gương.', 'Heads must set a good example.'],
    ['example, inflected', 'Ông luôn nêu gương trước tập thể.', 'He has always set good examples to the collective.'],
    [
      'name and shame',
      'Người đứng đầu phải nêu gương.',
      'Heads must name and shame.',
      { missing: ['nêu gương'], forbidden: ['nêu gương'] },
    ],
    ['discipline', 'Ba người bị khai trừ khỏi Đảng.', 'Three people were expelled from the Party.'],
    [
      'exclusion',
      'Hình thức khai trừ là nặng nhất.',
      'Exclusion is the heaviest form.',
      { missing: ['khai trừ'], forbidden: ['khai trừ'] },
    ],
    ['parties of other countries', 'Hai đảng đối lập liên minh.', 'The two opposition parties formed an alliance.'],
    [
      'the Party in small letters',
      'Đảng ta luôn gần dân.',
      'Our party is always close to the people.',
      { caps: ['Đảng'] },
    ],
    ['self-evolution', 'Chống “tự diễn biến” trong nội bộ.', 'Fighting “self-evolution” in our ranks.'],
    [
      'movement of study',
      'Phong trào học tập và làm theo Bác lan tỏa.',
      'The movement of studying and following Uncle Ho spread.',
    ],
  ]),
]
