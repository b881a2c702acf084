import { AppError } from '../../core/errors.ts'
import { exportGlossary } from '../glossary-exchange/export.ts'
import type { Area } from './handler.ts'

export const glossaryExchangeRoutes: Area<
  | 'previewGlossaryImport'
  | 'remapGlossaryImport'
  | 'listGlossaryImportRows'
  | 'commitGlossaryImport'
  | 'getGlossaryImport'
  | 'cancelGlossaryImport'
  | 'exportGlossary'
> = {
  async previewGlossaryImport({ params, upload, fields }, { glossaryImports }) {
    if (!upload) throw new AppError('request.invalid', { path: 'file' })
    return glossaryImports.preview(params.glossary, upload, fields)
  },
  async remapGlossaryImport({ params, body }, { glossaryImports }) {
    return glossaryImports.remap(params.glossary, params.import, body.mapping)
  },
  async listGlossaryImportRows({ params, query }, { glossaryImports }) {
    return glossaryImports.rows(params.glossary, params.import, query)
  },
  async commitGlossaryImport({ params, body, actor }, { glossaryImports }) {
    return glossaryImports.commit(actor, params.glossary, params.import, body)
  },
  async getGlossaryImport({ params }, { glossaryImports }) {
    return glossaryImports.state(params.glossary, params.import)
  },
  async cancelGlossaryImport({ params }, { glossaryImports }) {
    await glossaryImports.cancel(params.glossary, params.import)
    return {}
  },
  async exportGlossary({ params, query }, deps) {
    return exportGlossary(deps, params.glossary, params.format, query)
  },
}
