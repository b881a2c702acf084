import type { Lang } from './token.ts'

/** A unit of measure. Amounts of one dimension are comparable by `factor` (several where regions differ). */
export interface Unit {
  dimension: 'length' | 'area' | 'mass' | 'volume' | 'power' | 'energy' | 'temperature' | 'speed'
  /** In metres, square metres, kilograms, litres, watts, watt-hours, degrees, km/h. */
  factors: number[]
  vi: string[]
  en: string[]
  /** English, for rendering: singular and plural. */
  name: [singular: string, plural: string]
  /** The Vietnamese word has other meanings: mẫu is a sample too. */
  homonym?: boolean
}

const unit = (
  dimension: Unit['dimension'],
  factors: number[],
  vi: string,
  en: string,
  name: string,
  more: Partial<Unit> = {},
): Unit => {
  const [singular = '', plural = singular] = name.split('|')
  return {
    dimension,
    factors,
    vi: vi ? vi.split('|') : [],
    en: en ? en.split('|') : [],
    name: [singular, plural],
    ...more,
  }
}
const homonym = { homonym: true }

/** N8; traditional units have a value for the centre and one for the north. */
export const units = {
  km: unit(
    'length',
    [1000],
    'km|ki-lô-mét|kilômét|ki lô mét|cây số',
    'km|kms|kilometre|kilometres|kilometer|kilometers',
    'km',
  ),
  m: unit('length', [1], 'm|mét', 'm|metre|metres|meter|meters', 'm'),
  cm: unit('length', [0.01], 'cm|xăng-ti-mét|xentimét', 'cm|centimetre|centimetres|centimeter|centimeters', 'cm'),
  mm: unit('length', [0.001], 'mm|mi-li-mét|milimét', 'mm|millimetre|millimetres|millimeter|millimeters', 'mm'),
  mile: unit('length', [1609.344], 'dặm', 'mile|miles|mi', 'mile|miles'),
  nauticalMile: unit(
    'length',
    [1852],
    'hải lý|hải lí',
    'nautical mile|nautical miles|nm',
    'nautical mile|nautical miles',
  ),
  foot: unit('length', [0.3048], '', 'foot|feet|ft', 'foot|feet'),
  inch: unit('length', [0.0254], 'inch|inch', 'inch|inches', 'inch|inches'),
  yard: unit('length', [0.9144], '', 'yard|yards', 'yard|yards'),
  ha: unit('area', [10_000], 'ha|héc-ta|hécta|hecta|héc ta', 'ha|hectare|hectares', 'hectare|hectares'),
  m2: unit(
    'area',
    [1],
    'm2|m²|mét vuông',
    'm2|m²|square metre|square metres|square meter|square meters|sq.m|sqm|sq m',
    'sq.m',
  ),
  km2: unit(
    'area',
    [1e6],
    'km2|km²|ki-lô-mét vuông|cây số vuông',
    'km2|km²|square kilometre|square kilometres|square kilometer|square kilometers|sq.km|sqkm|sq km',
    'sq.km',
  ),
  acre: unit('area', [4046.856], '', 'acre|acres', 'acre|acres'),
  squareMile: unit('area', [2_589_988], '', 'square mile|square miles', 'square mile|square miles'),
  sao: unit('area', [500, 360], 'sào', 'sao|sào', 'sao', homonym),
  mau: unit('area', [5000, 3600], 'mẫu', 'mau|mẫu', 'mau', homonym),
  cong: unit('area', [1000], 'công đất', 'cong', 'cong', homonym),
  tonne: unit(
    'mass',
    [1000],
    'tấn',
    'tonne|tonnes|ton|tons|metric ton|metric tons|metric tonne|metric tonnes|t',
    'tonne|tonnes',
  ),
  quintal: unit('mass', [100], 'tạ', 'quintal|quintals|ta|tạ', 'quintal|quintals', homonym),
  yen: unit('mass', [10], 'yến', 'yen of', 'yen', homonym),
  kg: unit(
    'mass',
    [1],
    'kg|ki-lô-gam|kilôgam|kí-lô|kilogam',
    'kg|kgs|kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos',
    'kg',
  ),
  lang: unit('mass', [0.1], 'lạng', '', 'lang', homonym),
  g: unit('mass', [0.001], 'g|gam|gram', 'g|gram|grams|gramme|grammes', 'g'),
  mg: unit('mass', [1e-6], 'mg|mi-li-gam|miligam', 'mg|milligram|milligrams', 'mg'),
  pound: unit('mass', [0.453592], '', 'pound|pounds|lb|lbs', 'pound|pounds'),
  l: unit('volume', [1], 'lít|l', 'litre|litres|liter|liters|l', 'litre|litres'),
  ml: unit('volume', [0.001], 'ml|mi-li-lít|mililít', 'ml|millilitre|millilitres|milliliter|milliliters', 'ml'),
  m3: unit('volume', [1000], 'm3|m³|mét khối', 'm3|m³|cubic metre|cubic metres|cubic meter|cubic meters|cu.m', 'cu.m'),
  gallon: unit('volume', [3.785412, 4.54609], '', 'gallon|gallons', 'gallon|gallons'),
  barrel: unit('volume', [158.987], 'thùng dầu', 'barrel|barrels', 'barrel|barrels', homonym),
  kw: unit('power', [1000], 'kW|KW|ki-lô-oát', 'kW|KW|kilowatt|kilowatts', 'kW'),
  mw: unit('power', [1e6], 'MW|mê-ga-oát', 'MW|megawatt|megawatts', 'MW'),
  kwh: unit('energy', [1000], 'kWh|KWh|số điện', 'kWh|KWh|kilowatt-hour|kilowatt-hours|kilowatt hours', 'kWh'),
  celsius: unit('temperature', [1], '°C|ºC|độ C', '°C|ºC|degrees Celsius|degree Celsius|degrees C', '°C'),
  fahrenheit: unit('temperature', [1], '°F|độ F', '°F|degrees Fahrenheit|degrees F', '°F'),
  kmh: unit(
    'speed',
    [1],
    'km/h|km/giờ',
    'km/h|kmh|kph|km per hour|kilometres per hour|kilometers per hour',
    'km per hour',
  ),
  mph: unit('speed', [1.609344], '', 'mph|miles per hour', 'mph'),
} satisfies Record<string, Unit>

export type UnitKey = keyof typeof units

const table: Record<Lang, { pattern: RegExp; keys: Map<string, UnitKey> }> = { vi: build('vi'), en: build('en') }

function build(lang: Lang): { pattern: RegExp; keys: Map<string, UnitKey> } {
  const keys = new Map<string, UnitKey>()
  for (const [key, { [lang]: forms }] of Object.entries(units)) for (const form of forms) keys.set(form, key as UnitKey)
  const forms = [...keys.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[./]/g, '\\$&').replace(/ /g, '[\\s-]'))
  return {
    pattern: new RegExp(`(?:${lang === 'en' ? '[\\s-]' : '\\s'})?(${forms.join('|')})(?![\\p{L}\\p{M}\\p{N}²³])`, 'uy'),
    keys,
  }
}

/** The unit that follows an amount directly, with or without a space; undefined if none does. */
export function unitAt(text: string, at: number, lang: Lang): { key: UnitKey; end: number } | undefined {
  const { pattern, keys } = table[lang]
  pattern.lastIndex = at
  const match = pattern.exec(text)
  const key =
    keys.get(match?.[1]?.replace(/-(?=metre|mile|kilometre|hour|meter|kilometer)/g, ' ') ?? '') ??
    keys.get(match?.[1] ?? '')
  return key ? { key, end: pattern.lastIndex } : undefined
}
