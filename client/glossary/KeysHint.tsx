import type { ReactNode } from 'react'
import { Trans } from 'react-i18next'

/** Keys of the list, for those who look for them. */
export function KeysHint(): ReactNode {
  return (
    <p className="keys-hint">
      <Trans i18nKey="glossary.keysHint" components={[<kbd key="key" className="kbd" />]} />
    </p>
  )
}
