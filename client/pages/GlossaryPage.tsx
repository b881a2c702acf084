import { useDeferredValue, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useConcepts, useGlossaries } from '../queries.ts'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { ConceptBrowser } from './glossary/ConceptBrowser.tsx'
import { GlossaryTools } from './glossary/GlossaryTools.tsx'

/** Search and read the concepts of a glossary. */
export function GlossaryPage(): ReactNode {
  const { t } = useTranslation()
  const glossaries = useGlossaries()
  const [chosen, setChosen] = useState('')
  const [text, setText] = useState('')
  const [domain, setDomain] = useState('')
  const q = useDeferredValue(text.normalize('NFC').trim())
  const glossary = glossaries.data?.find(({ id }) => id === chosen) ?? glossaries.data?.[0]
  const concepts = useConcepts({ glossary: glossary?.id ?? '', q, domain })
  const error = glossaries.error ?? concepts.error
  const first = concepts.data?.pages[0]
  return (
    <Page title={t('glossary.title')}>
      <div className="page-head">
        <h1>{glossary?.name ?? t('glossary.title')}</h1>
        <p className="lead">
          {glossary ? t('count.concepts', { count: glossary.concepts }) : null}
          {glossary?.readOnly ? ` · ${t('glossary.readOnly')}` : null}
        </p>
      </div>
      {error ? (
        <Failure
          error={error}
          onRetry={() => {
            void glossaries.refetch()
            void concepts.refetch()
          }}
        />
      ) : null}
      {glossaries.data?.length === 0 ? <p className="empty">{t('glossary.noGlossary')}</p> : null}
      {glossary ? (
        <>
          <GlossaryTools
            glossaries={glossaries.data ?? []}
            glossary={glossary.id}
            onGlossary={setChosen}
            text={text}
            onText={setText}
            domain={domain}
            domains={first?.domains ?? []}
            onDomain={setDomain}
          />
          {first ? (
            <ConceptBrowser
              key={`${glossary.id}/${domain}`}
              concepts={concepts.data?.pages.flatMap((page) => page.concepts) ?? []}
              total={first.total}
              onMore={concepts.hasNextPage ? () => void concepts.fetchNextPage() : undefined}
            />
          ) : (
            <Loading />
          )}
        </>
      ) : null}
      {glossaries.isPending ? <Loading /> : null}
    </Page>
  )
}
