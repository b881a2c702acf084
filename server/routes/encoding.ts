import { AppError } from '../../core/errors.ts'
import { encodingCandidates } from '../../filters/encoding/convert.ts'
import type { Area } from './handler.ts'

export const encodingRoutes: Area<'previewEncoding'> = {
  previewEncoding({ upload }) {
    if (!upload) throw new AppError('request.invalid', { path: 'file' })
    return Promise.resolve({ candidates: encodingCandidates(upload.bytes) })
  },
}
