import { AppError } from '../../../core/errors.ts'
import type { SqlDriver } from './driver.ts'

export async function load(): Promise<SqlDriver> {
  throw new AppError('store.unusable', { reason: 'driver' })
}
