import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import type { ConceptInfo } from '../../core/api.ts'
import { conceptKey } from '../../glossary/concept-key.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Menu } from '../ui/Menu.tsx'
import { conceptAddress } from './address.ts'
import { headwordOf } from './glossaryText.ts'
import { forgetConcept, refreshTerms, useTermChange, type Rights } from './queries.ts'
import { useToast } from './toast.ts'
import { written } from './writing.ts'

interface Props {
  concept: ConceptInfo
  rights: Rights
  onEdit: () => void
  onGone: () => void
}

/** Edit, link, delete. */
export function CardActions({ concept, rights, onEdit, onGone }: Props): ReactNode {
  const { t } = useTranslation()
  const term = headwordOf(concept)
  const remove = useRemoval(concept, rights, onGone)
  const link = {
    id: 'link',
    label: t('glossary.card.copyLink'),
    run: () => {
      const address = location.origin + conceptAddress(conceptKey(concept.glossary, concept.id))
      void navigator.clipboard.writeText(address).then(() => announce(t('glossary.card.linkCopied')))
    },
  }
  const deletion = {
    id: 'delete',
    label: t(rights === 'edit' ? 'glossary.card.delete' : 'glossary.card.proposeDelete'),
    danger: true,
    run: remove,
  }
  return (
    <div className="concept-actions">
      {rights === 'read' ? null : (
        <button type="button" className="button button-small" onClick={onEdit}>
          {t(rights === 'edit' ? 'glossary.card.edit' : 'glossary.card.propose')}
          <Kbd keys="F2" />
        </button>
      )}
      <Menu
        label={t('glossary.card.more', { term })}
        className="icon-button"
        button={<Icon name="more" />}
        groups={[{ items: rights === 'read' ? [link] : [link, deletion] }]}
      />
    </div>
  )
}

/** Deletes at once: the way back is in the toast, and in the history. Where one may only propose, a proposal waits. */
function useRemoval(concept: ConceptInfo, rights: Rights, onGone: () => void): () => void {
  const { t } = useTranslation()
  const toast = useToast()
  const client = useQueryClient()
  const { glossary, id } = concept
  const term = headwordOf(concept)
  const remove = useTermChange(async () => {
    if (rights === 'edit') {
      const { batch } = await removeOne(glossary, id)
      forgetConcept(client, { glossary, concept: id })
      onGone()
      return batch
    }
    await call('deleteConcept', { params: { glossary, concept: id }, query: { ifVersion: concept.version ?? 0 } })
    return null
  })
  const back = async (batch: string): Promise<void> => {
    await call('undoBulk', { params: { glossary }, body: { ...written(), batch } })
    await refreshTerms(client)
    toast({ text: t('glossary.card.restored', { term }) })
  }
  // A promise, for the card and its callbacks go with the concept.
  return () =>
    void remove.mutateAsync(undefined).then(
      (batch) => {
        if (batch === null) return toast({ text: t('glossary.card.deletionProposed', { term }) })
        toast({ text: t('glossary.card.deleted', { term }), undo: () => back(batch) })
      },
      (error: unknown) => toast({ text: errorText(t, error) }),
    )
}

/** As a change to one of many: that can be taken back as a whole, whatever the history holds. */
const removeOne = (glossary: string, id: string) =>
  call('bulkChange', {
    params: { glossary },
    body: { ...written(), concepts: [id], change: { kind: 'delete' } },
  })
