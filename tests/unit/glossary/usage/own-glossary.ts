import type { Concept } from '../../../../glossary/concept.ts'
import { made, timed } from '../concepts.ts'

const verb = { partOfSpeech: 'verb' }
const name = { partOfSpeech: 'proper noun', domain: 'state' }

/** A term base of another trade: industry, health, tax; with names that have changed. */
export const ownGlossary: readonly Concept[] = [
  made('o/1', 'nhà máy', ['factory', 'a: plant', 'x: mill']),
  made('o/2', 'Nhà máy A', 'Factory A'),
  made('o/3', 'vitamin A', 'vitamin A'),
  made('o/4', ['khu công nghiệp', 'KCN'], ['industrial park', 'a: industrial zone', 'x: industrial area']),
  made('o/5', ['doanh nghiệp nhỏ và vừa', 'DNNVV'], ['small and medium-sized enterprise', 'a: SME']),
  made('o/6', 'hợp tác xã', ['cooperative', 'a: co-operative', 'x: collective farm']),
  made('o/7', 'người lao động', ['worker', 'a: employee', 'x: labourer']),
  made('o/8', 'thẩm định', ['appraise', 'a: appraisal', 'x: evaluate'], verb),
  made('o/9', 'giải phóng mặt bằng', ['site clearance', 'a: clear the site', 'x: ground liberation']),
  made('o/10', 'đường cao tốc', ['expressway', 's: motorway', 'x: fast road']),
  made('o/11', 'tiêu chí', ['criterion', 'x: norm']),
  made('o/12', 'trẻ em', ['child', 'x: kid']),
  made('o/13', 'nhà khoa học', ['scientist', 'a: researcher']),
  made('o/14', 'chủ đầu tư', ['project owner', 'a: investor', 'x: house owner']),
  made('o/15', 'điện mặt trời mái nhà', 'rooftop solar power'),
  made('o/16', 'giấy phép xây dựng', ['building permit', 'a: construction permit', 's: construction licence']),
  made('o/17', 'thuế giá trị gia tăng', ['value-added tax', 'a: VAT', 'x: added value tax']),
  made('o/18', 'bảo hiểm xã hội', ['social insurance', 'x: social security']),
  made('o/19', 'cơ quan chủ quản', ['line agency', 'a: managing agency', 'x: master agency']),
  made('o/20', 'lập kế hoạch', ['plan', 'a: draw up a plan'], verb),
  made('o/21', 'dừng', ['stop', 'a: halt', 'x: quit'], verb),
  made('o/22', 'phụ nữ', ['woman', 'x: lady']),
  made('o/23', 'bệnh viện', ['hospital', 'x: clinic']),
  made('o/24', 'bệnh viện dã chiến', ['field hospital', 'x: wild hospital']),
  made('o/25', 'nghiên cứu', ['study', 'a: research', 'x: investigate'], verb),
  made('o/26', 'kiểm soát', ['control', 'x: checkup'], verb),
  made('o/27', 'quy hoạch', ['master plan', 'a: planning', 'x: layout']),
  made('o/28', 'chuỗi cung ứng', ['supply chain', 'x: supply string']),
  made('o/29', 'năng lượng tái tạo', ['renewable energy', 'a: renewables', 'x: recycled energy']),
  made('o/40', 'Tổng cục Thuế', [timed('General Department of Taxation', undefined, '2025-02-28')], {
    ...name,
    validTo: '2025-02-28',
    successor: '41',
  }),
  made('o/41', 'Cục Thuế', [timed('Department of Taxation', '2025-03-01')], { ...name, validFrom: '2025-03-01' }),
  made(
    'o/42',
    'Bộ Nội vụ',
    [
      timed('Ministry of Home Affairs', '2007-08-01'),
      timed('Government Personnel Commission', undefined, '2007-07-31'),
    ],
    name,
  ),
  made(
    'o/43',
    'Liên minh châu Âu',
    [timed('European Union', '1993-11-01'), timed('European Communities', undefined, '1993-10-31')],
    name,
  ),
  made('o/44', 'bản Hồng Ngài', ['Hong Ngai village', 's: Hong Ngai hamlet'], {
    partOfSpeech: 'proper noun',
    domain: 'place',
  }),
  made(
    'o/45',
    'Sở Tài chính',
    [
      timed('Department of Finance', undefined, undefined),
      timed('Finance Service', undefined, '1990-12-31', 'superseded'),
    ],
    name,
  ),
]
