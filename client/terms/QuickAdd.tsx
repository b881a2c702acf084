import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptDraft, ProjectGlossaries } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import type { DocumentSession } from '../editor/session.ts'
import { errorText } from '../errorText.ts'
import { headwordOf } from '../glossary/glossaryText.ts'
import { useMay, useTermChange } from '../glossary/queries.ts'
import { writtenOnce } from '../glossary/writing.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { NewGlossary } from './NewGlossary.tsx'
import { useProjectGlossaries } from './queries.ts'
import type { Telling } from './telling.ts'

interface Props {
  session: DocumentSession
  known: { vi?: string; en?: string }
  telling: Telling
  onFull: (known: { vi: string; en: string }, glossary: string) => void
  onClose: () => void
}

type Glossary = ProjectGlossaries['glossaries'][number]

/** A new term in two fields. Without a glossary that takes it, one can be made for the project. */
export function QuickAdd(props: Props): ReactNode {
  const { t } = useTranslation()
  const { session, onClose } = props
  const project = session.document.project
  const glossaries = useProjectGlossaries(project)
  const may = useMay()
  if (glossaries.error) {
    return (
      <Dialog title={t('terms.add')} onClose={onClose}>
        <Failure error={glossaries.error} onRetry={() => void glossaries.refetch()} />
      </Dialog>
    )
  }
  if (!glossaries.data) return null
  const open = glossaries.data.filter(({ place, rights }) => place !== null && rights !== 'read')
  if (open.length === 0) {
    return <NewGlossary project={project} glossaries={glossaries.data} may={may('term')} onClose={onClose} />
  }
  return <QuickForm {...props} glossaries={open} />
}

function QuickForm({ session, known, telling, glossaries, onFull, onClose }: Props & { glossaries: Glossary[] }) {
  const { t } = useTranslation()
  const [vi, setVi] = useState(known.vi ?? '')
  const [en, setEn] = useState(known.en ?? '')
  const [into, setInto] = useState(() => (glossaries.find(({ takesNew }) => takesNew) ?? glossaries[0])?.id ?? '')
  const glossary = glossaries.find(({ id }) => id === into)
  const add = useAdd(session, telling, onClose)
  const clean = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const ready = clean(vi) !== '' && clean(en) !== '' && glossary !== undefined
  const proposes = glossary?.rights === 'propose'
  const footer = (
    <>
      <button
        type="button"
        className="button button-quiet dialog-foot-start"
        onClick={() => onFull({ vi: clean(vi), en: clean(en) }, into)}
      >
        {t('termWork.quick.full')}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={!ready || add.isPending}>
        {t(proposes ? 'glossary.form.propose' : 'actions.save')}
      </button>
    </>
  )
  const submit = (): void => {
    if (ready && !add.isPending) add.save({ vi: clean(vi), en: clean(en) }, glossary.id)
  }
  return (
    <Dialog
      title={t(proposes ? 'glossary.add.proposeTitle' : 'terms.add')}
      onClose={onClose}
      onSubmit={submit}
      footer={footer}
    >
      <TermField label={t('glossary.vietnamese')} lang="vi" value={vi} onChange={setVi} first={vi === ''} />
      <TermField label={t('glossary.english')} lang="en" value={en} onChange={setEn} first={vi !== ''} />
      <IntoField glossaries={glossaries} into={into} onChange={setInto} />
      {add.error ? (
        <p className="field-error" role="alert">
          {errorText(t, add.error)}
        </p>
      ) : null}
    </Dialog>
  )
}

interface IntoProps {
  glossaries: readonly Glossary[]
  into: string
  onChange: (id: string) => void
}

function IntoField({ glossaries, into, onChange }: IntoProps): ReactNode {
  const { t } = useTranslation()
  if (glossaries.length === 1) {
    return <p className="field-hint">{t('termWork.quick.into', { name: glossaries[0]?.name ?? '' })}</p>
  }
  return (
    <label className="field">
      <span className="field-label">{t('glossary.form.into')}</span>
      <select className="input" value={into} onChange={(event) => onChange(event.target.value)}>
        {glossaries.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface FieldProps {
  label: string
  lang: 'vi' | 'en'
  value: string
  /** Takes the keyboard when the dialog opens. */
  first: boolean
  onChange: (text: string) => void
}

function TermField({ label, lang, value, first, onChange }: FieldProps): ReactNode {
  const [focused] = useState(first)
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="input input-term"
        lang={lang}
        value={value}
        maxLength={500}
        required
        data-autofocus={focused ? '' : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

const term = (lang: 'vi' | 'en', text: string) => ({ lang, text, status: 'preferred' as const, provisional: false })

function useAdd(session: DocumentSession, telling: Telling, onClose: () => void) {
  const { t } = useTranslation()
  const [mark] = useState(writtenOnce)
  const change = useTermChange(
    ({ glossary, concept }: { vi: string; glossary: string; concept: ConceptDraft }) =>
      call('addConcept', { params: { glossary }, body: { concept, ...mark([glossary, concept]) } }),
    {
      done: ({ concept: added, proposal, alike }, { vi, glossary }) => {
        const said = t(proposal ? 'glossary.add.proposed' : 'glossary.add.done', { term: vi })
        const others = alike.filter(({ id }) => id !== added?.id)
        const warned = t('glossary.add.alike', { count: others.length, terms: others.map(headwordOf).join(', ') })
        const text = others.length > 0 ? `${said} ${warned}` : said
        announce(text)
        const run = (): void => {
          if (added) void undo(glossary, added.id, added.version ?? 1).catch(telling.fail)
        }
        const takeBack = proposal ? (): void => void withdraw(glossary, proposal.id).catch(telling.fail) : run
        telling.done(text, { label: t('commands.undo'), run: takeBack })
        void session.refreshTerms(session.active() === null ? [] : [session.active() ?? ''])
      },
    },
  )
  const undo = async (glossary: string, concept: string, version: number): Promise<void> => {
    await call('deleteConcept', { params: { glossary, concept }, query: { ifVersion: version } })
    announce(t('termWork.quick.undone'))
  }
  const save = ({ vi, en }: { vi: string; en: string }, glossary: string): void => {
    const concept: ConceptDraft = {
      partOfSpeech: '',
      domain: '',
      definition: '',
      note: '',
      confidence: '',
      caseRule: 'fold',
      terms: [term('vi', vi), term('en', en)],
    }
    change.mutate({ vi, glossary, concept }, { onSuccess: onClose })
  }
  return { save, isPending: change.isPending, error: change.error }
}

const withdraw = (glossary: string, proposal: string): Promise<unknown> =>
  call('withdrawProposal', { params: { glossary, proposal } })
