import { useTranslation } from 'react-i18next'
import type { PaperSize } from '#shared/contract/hosts'
import { Segments } from './segments'

type Props = { value: PaperSize; onChange: (size: PaperSize) => void }

/** The paper that is printed on: both names are the same in every language. */
export function PaperSizeChoice({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Segments
      label={t('hosts.directory.paper')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'letter', label: 'Letter' },
        { value: 'a4', label: 'A4' },
      ]}
    />
  )
}
