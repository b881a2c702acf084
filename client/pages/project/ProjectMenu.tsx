import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Project } from '../../../core/api.ts'
import { can } from '../../../core/model/permissions.ts'
import { call } from '../../api.ts'
import { errorText } from '../../errorText.ts'
import { useChange } from '../../queries.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { NameDialog } from '../../ui/NameDialog.tsx'

/** Rename and delete a project. */
export function ProjectMenu({ project }: { project: Project }): ReactNode {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null)
  const close = (): void => setDialog(null)
  if (!can({ user: '', role: project.role }, 'manage')) return null
  const items = [
    { id: 'rename', label: t('actions.rename'), run: () => setDialog('rename') },
    { id: 'delete', label: t('actions.delete'), danger: true, run: () => setDialog('delete') },
  ]
  return (
    <>
      <Menu
        label={t('projects.menu', { name: project.name })}
        className="icon-button"
        button={<Icon name="more" />}
        groups={[{ items }]}
      />
      {dialog === 'rename' ? <RenameProject project={project} onClose={close} /> : null}
      {dialog === 'delete' ? <DeleteProject project={project} onClose={close} /> : null}
    </>
  )
}

interface DialogProps {
  project: Project
  onClose: () => void
}

function RenameProject({ project, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation()
  const rename = useChange((name: string) => call('renameProject', { params: { project: project.id }, body: { name } }))
  return (
    <NameDialog
      title={t('projects.renameTitle')}
      label={t('projects.name')}
      action={t('actions.save')}
      initial={project.name}
      busy={rename.isPending}
      error={rename.error ? errorText(t, rename.error) : undefined}
      onSubmit={(name) => rename.mutate(name, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

function DeleteProject({ project, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const remove = useChange((id: string) => call('deleteProject', { params: { project: id } }))
  return (
    <ConfirmDialog
      title={t('projects.deleteTitle')}
      text={t('projects.deleteText', { name: project.name, count: project.documents })}
      action={t('projects.deleteAction')}
      busy={remove.isPending}
      error={remove.error ? errorText(t, remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(project.id, {
          onSuccess: () => {
            onClose()
            go('/')
          },
        })
      }
      onClose={onClose}
    />
  )
}
