import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Says that there is more than is shown; nothing moves until one asks for it. */
export function NewerLine({ count, onShow }: { count: number; onShow: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <div role="status" className="newer-line">
      {count === 0 ? null : (
        <button type="button" className="button button-small" onClick={onShow}>
          {t('history.newer', { count })}
        </button>
      )}
    </div>
  )
}
