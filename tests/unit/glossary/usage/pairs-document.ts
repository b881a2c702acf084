import { labelled, type UsagePair } from './labelled.ts'

const assembly = ['Quốc hội khai mạc.', 'The National Assembly (NA) opened.'] as const
const council = ['Hội đồng nhân dân xã họp.', 'The communal People’s Council (hereinafter “the Council”) met.'] as const
const committee = ['UBND tỉnh họp.', 'The provincial People’s Committee (PPC) met.'] as const
const front = ['Mặt trận Tổ quốc vận động.', 'The Vietnam Fatherland Front (the Front) campaigned.'] as const

/** What earlier segments of the document decide. */
export const documentPairs: UsagePair[] = [
  ...labelled('short forms', [
    ['after first mention', 'UBND tỉnh trả lời.', 'The PPC answered.', { after: [committee] }],
    ['possessive', 'Báo cáo của UBND tỉnh có 20 trang.', 'The PPC’s report has 20 pages.', { after: [committee] }],
    ['before first mention', 'UBND tỉnh trả lời.', 'The PPC answered.', { missing: ['Ủy ban nhân dân tỉnh'] }],
    [
      'another one',
      'UBND tỉnh trả lời.',
      'The PPB answered.',
      { after: [committee], missing: ['Ủy ban nhân dân tỉnh'] },
    ],
    [
      'in words',
      'Hội đồng nhân dân trả lời.',
      'The Council answered.',
      { after: [['HĐND họp.', 'The People’s Council (hereinafter “the Council”) met.']] },
    ],
    ['in words, before', 'Hội đồng nhân dân trả lời.', 'The Council answered.', { missing: ['Hội đồng nhân dân'] }],
    ['the front', 'Mặt trận Tổ quốc trao quà.', 'The Front presented gifts.', { after: [front] }],
    [
      'the front, before',
      'Mặt trận Tổ quốc trao quà.',
      'The Front presented gifts.',
      { missing: ['Mặt trận Tổ quốc Việt Nam'] },
    ],
    ['of the glossary, undeclared', 'Quốc hội nghỉ giữa kỳ.', 'The NA is in recess.'],
    ['of another concept', 'Chính phủ trả lời.', 'The PPC answered.', { after: [committee], missing: ['Chính phủ'] }],
    ['full form again', 'UBND tỉnh trả lời.', 'The provincial People’s Committee answered.', { after: [committee] }],
    [
      'after the declaration of a council, of a committee',
      'UBND tỉnh trả lời.',
      'The Council answered.',
      { after: [council], missing: ['Ủy ban nhân dân tỉnh'] },
    ],
    ['declared by the glossary’s own', 'Quốc hội trả lời.', 'The NA answered.', { after: [assembly] }],
  ]),
  ...labelled('one term, one rendering', [
    [
      'the same',
      'Chi bộ 2 trao quà.',
      'Party Cell 2 presented gifts.',
      { after: [['Chi bộ 1 họp.', 'Party Cell 1 met.']] },
    ],
    [
      'number and case',
      'Các chi bộ trao quà.',
      'The Party cells presented gifts.',
      { after: [['Chi bộ họp.', 'The Party Cell met.']] },
    ],
    [
      'another',
      'Chi bộ 2 trao quà.',
      'Party Branch 2 presented gifts.',
      { after: [['Chi bộ 1 họp.', 'Party Cell 1 met.']], inconsistent: ['chi bộ'] },
    ],
    [
      'board, then committee',
      'Ban Thường vụ trả lời.',
      'The Standing Committee answered.',
      { after: [['Ban Thường vụ họp.', 'The Standing Board met.']], inconsistent: ['Ban Thường vụ'] },
    ],
    [
      'committee both times',
      'Ban Thường vụ trả lời.',
      'The Standing Committee answered.',
      { after: [['Ban Thường vụ họp.', 'The Standing Committee met.']] },
    ],
    [
      'verbs vary',
      'Ông nhấn mạnh vai trò của gia đình.',
      'He underlined the role of the family.',
      { after: [['Bà nhấn mạnh như vậy.', 'She stressed as much.']] },
    ],
    [
      'scheme, then project',
      'Đề án dừng lại.',
      'The project came to a halt.',
      { after: [['Đề án bắt đầu.', 'The scheme began.']], inconsistent: ['Đề án'] },
    ],
    [
      'shorter after longer',
      'Điều lệ Đảng nêu rõ.',
      'The Party Statutes make it clear.',
      { after: [['Điều lệ Đảng được sửa.', 'The Statutes of the Communist Party of Vietnam were amended.']] },
    ],
    [
      'statutes, then charter',
      'Điều lệ Đảng nêu rõ.',
      'The Party Charter makes it clear.',
      { after: [['Điều lệ Đảng được sửa.', 'The Party Statutes were amended.']], inconsistent: ['Điều lệ Đảng'] },
    ],
    [
      'acronym after full form',
      'Quốc hội nghỉ.',
      'The NA is in recess.',
      { after: [['Quốc hội họp.', 'The National Assembly met.']] },
    ],
    [
      'British, then American',
      'Đảng bộ trường lớn mạnh.',
      'The school’s Party Organization is growing.',
      { after: [['Đảng bộ trường họp.', 'The school’s Party organisation met.']] },
    ],
    [
      'cadres, then officials',
      'Cán bộ xã nghỉ.',
      'Commune officials are off.',
      { after: [['Cán bộ xã họp.', 'Commune cadres met.']], inconsistent: ['cán bộ'] },
    ],
    [
      'chairwoman after chairman',
      'Chủ tịch HĐND tỉnh trả lời.',
      'The Chairwoman of the provincial People’s Council answered.',
      { after: [['Chủ tịch HĐND tỉnh họp.', 'The Chairman of the provincial People’s Council met.']] },
    ],
  ]),
]
