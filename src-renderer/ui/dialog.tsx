import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { title: string; opened: boolean; onClose: () => void; children: ReactNode; wide?: boolean }

/** A short question or a picture in the middle of the screen. Esc closes; the focus goes back where it was. */
export function Dialog({ title, opened, onClose, children, wide = false }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={wide ? 840 : 560}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {children}
    </Modal>
  )
}
