import type { TFunction } from 'i18next'
import type { DocumentInfo } from '../../../core/api.ts'

/** A remark of the import in words; one this version does not know is still shown with its code. */
export function warningText(t: TFunction, { code, params }: DocumentInfo['warnings'][number]): string {
  const key = `warnings.${code}` as 'warnings.unknown'
  const encoding =
    typeof params.encoding === 'string'
      ? t(`convert.encodings.${params.encoding}` as 'convert.encodings.vni', { defaultValue: params.encoding })
      : ''
  return t(key, { ...params, encoding, code, defaultValue: t('warnings.unknown', { code }) })
}
