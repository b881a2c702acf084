import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announce.ts'
import { download } from '../../download.ts'
import { errorText } from '../../errorText.ts'
import { useAbbreviationRemoval, useDocuments } from '../../queries.ts'
import { Icon } from '../../ui/Icon.tsx'

/** Words after which no sentence ends in this project; they are added where one translates. */
export function Abbreviations({
  project,
  abbreviations,
}: {
  project: string
  abbreviations: readonly string[]
}): ReactNode {
  const { t } = useTranslation()
  const document = useDocuments(project).data?.documents[0]?.id
  const remove = useAbbreviationRemoval(project)
  return (
    <section className="card settings-card" aria-labelledby="settings-abbreviations">
      <h2 id="settings-abbreviations">{t('projectSettings.abbreviations')}</h2>
      <p className="muted">{t('projectSettings.abbreviationsLead')}</p>
      {remove.error ? (
        <p className="field-error" role="alert">
          {errorText(t, remove.error)}
        </p>
      ) : null}
      {abbreviations.length === 0 ? (
        <p>{t('projectSettings.noAbbreviations')}</p>
      ) : (
        <ul className="abbreviations">
          {abbreviations.map((abbreviation) => (
            <li key={abbreviation}>
              <span lang="vi">{abbreviation}</span>
              {document === undefined ? null : (
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('projectSettings.removeAbbreviation', { abbreviation })}
                  disabled={remove.isPending}
                  onClick={() =>
                    remove.mutate(
                      { document, abbreviation },
                      { onSuccess: () => announce(t('projectSettings.removed', { abbreviation })) },
                    )
                  }
                >
                  <Icon name="close" size={13} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <RulesDownload project={project} />
    </section>
  )
}

/** The same rules for other programs, with these abbreviations. */
function RulesDownload({ project }: { project: string }): ReactNode {
  const { t } = useTranslation()
  const [failure, setFailure] = useState('')
  const run = (): void => {
    setFailure('')
    download('exportSegmentationRules', { project }, {}).catch((error: unknown) => setFailure(errorText(t, error)))
  }
  return (
    <div className="rules-download">
      <button type="button" className="button" aria-describedby="rules-lead" onClick={run}>
        <Icon name="download" size={15} />
        {t('projectSettings.rules')}
      </button>
      <p className="muted" id="rules-lead">
        {t('projectSettings.rulesLead')}
      </p>
      {failure === '' ? null : (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
    </div>
  )
}
