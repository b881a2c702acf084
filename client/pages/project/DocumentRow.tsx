import { Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { DocumentInfo } from '../../../core/api.ts'
import { can } from '../../../core/model/permissions.ts'
import { call } from '../../api.ts'
import { errorText } from '../../errorText.ts'
import { useFormat } from '../../format.ts'
import { useChange } from '../../queries.ts'
import { AssignDocuments, DocumentAssignments } from '../../review/workflow/lazy.tsx'
import { DocumentDate } from '../../terms/lazy.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ExportMenu } from '../../ui/ExportMenu.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { NameDialog } from '../../ui/NameDialog.tsx'
import { confirmedShare, ProgressBar } from '../../ui/ProgressBar.tsx'
import { warningText } from './warningText.ts'

export function DocumentRow({ document }: { document: DocumentInfo }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, title, progress, fileName } = document
  const when = format.since(document.updatedAt, Date.now())
  return (
    <tr>
      <th scope="row">
        <Link href={`/documents/${id}`} className="document-title cover-link" lang="vi">
          {title}
        </Link>
        <small>
          {t('project.edited', { file: fileName || t('count.segments', { count: progress.total.segments }), when })}
          {document.sample ? <span className="chip">{t('project.sample')}</span> : null}
        </small>
        {document.warnings.map((warning, index) => (
          <small key={index} className="warning">
            {warningText(t, warning)}
          </small>
        ))}
        <Suspense fallback={null}>
          <DocumentAssignments document={document} />
        </Suspense>
      </th>
      <td>
        <div className="progress-line">
          <ProgressBar progress={progress} />
          <span>{format.percent(confirmedShare(progress))}</span>
        </div>
      </td>
      <td className="number">{format.number(progress.total.words)}</td>
      <td className="row-buttons">
        <ExportMenu
          document={id}
          title={title}
          untranslated={progress.untranslated.segments}
          className="button button-quiet"
          delivers={can({ user: '', role: document.role }, 'status')}
        />
        <DocumentMenu document={document} />
      </td>
    </tr>
  )
}

type OpenDialog = 'rename' | 'delete' | 'date' | 'assign'

/** What this person may do with the document. */
function useItems(document: DocumentInfo, open: (dialog: OpenDialog) => void): MenuItem[] {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const actor = { user: '', role: document.role }
  const candidates = {
    id: 'candidates',
    label: t('project.candidates'),
    run: () => navigate(`/documents/${document.id}?candidates`),
  }
  const history = {
    id: 'history',
    label: t('project.history'),
    run: () => navigate(`/documents/${document.id}/history`),
  }
  if (!can(actor, 'manage')) return can(actor, 'suggest') ? [history, candidates] : [history]
  return [
    history,
    { id: 'rename', label: t('actions.rename'), run: () => open('rename') },
    { id: 'assign', label: t('project.assign'), run: () => open('assign') },
    { id: 'date', label: t('project.date'), run: () => open('date') },
    candidates,
    { id: 'delete', label: t('actions.delete'), danger: true, run: () => open('delete') },
  ]
}

function DocumentMenu({ document }: { document: DocumentInfo }): ReactNode {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const close = (): void => setDialog(null)
  const rename = useChange((title: string) =>
    call('renameDocument', { params: { document: document.id }, body: { title } }),
  )
  const remove = useChange((id: string) => call('deleteDocument', { params: { document: id } }))
  const items = useItems(document, setDialog)
  return (
    <>
      <Menu
        label={t('project.menu', { title: document.title })}
        className="icon-button"
        button={<Icon name="more" />}
        groups={[{ items }]}
      />
      {dialog === 'rename' ? (
        <NameDialog
          title={t('project.renameTitle')}
          label={t('project.titleLabel')}
          action={t('actions.save')}
          initial={document.title}
          busy={rename.isPending}
          error={rename.error ? errorText(t, rename.error) : undefined}
          onSubmit={(title) => rename.mutate(title, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
      {dialog === 'assign' ? (
        <Suspense fallback={null}>
          <AssignDocuments documents={[document]} onClose={close} />
        </Suspense>
      ) : null}
      {dialog === 'date' ? (
        <Dialog title={t('project.date')} onClose={close}>
          <p lang="vi">{document.title}</p>
          <Suspense fallback={<Loading />}>
            <DocumentDate document={document} />
          </Suspense>
        </Dialog>
      ) : null}
      {dialog === 'delete' ? (
        <ConfirmDialog
          title={t('project.deleteTitle')}
          text={t('project.deleteText', { title: document.title, count: document.progress.total.segments })}
          action={t('project.deleteAction')}
          busy={remove.isPending}
          error={remove.error ? errorText(t, remove.error) : undefined}
          onConfirm={() => remove.mutate(document.id, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
    </>
  )
}
