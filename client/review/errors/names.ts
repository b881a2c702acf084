import type { TFunction } from 'i18next'
import {
  dimensionOf,
  type Dimension,
  type ErrorCategory,
  type ErrorSeverity,
} from '../../../core/review/mqm/typology.ts'

export const dimensionName = (t: TFunction, dimension: Dimension): string => t(`mqm.dimensions.${dimension}`)

/** The type's own name, without its dimension. */
export function typeName(t: TFunction, category: ErrorCategory): string {
  const [dimension, type] = category.split('/')
  return type === undefined
    ? dimensionName(t, dimensionOf(category))
    : t(`mqm.types.${dimension}.${type}` as 'mqm.types.accuracy.omission')
}

/** "Accuracy: omission" as people say it. */
export function categoryName(t: TFunction, category: ErrorCategory): string {
  const dimension = dimensionName(t, dimensionOf(category))
  const type = typeName(t, category)
  return type === dimension ? dimension : `${dimension} › ${type}`
}

export const severityName = (t: TFunction, severity: ErrorSeverity): string => t(`mqm.severities.${severity}`)
