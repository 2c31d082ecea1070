import { Button, FileButton } from '@mantine/core'

type ChooseProps = { label: string; onFile: (file: File) => void; quiet?: boolean }

export function ChooseList({ label, onFile, quiet = false }: ChooseProps) {
  return (
    <FileButton
      accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain,text/tab-separated-values"
      onChange={(chosen) => {
        if (chosen) onFile(chosen)
      }}
    >
      {(props) => (
        <Button {...props} variant={quiet ? 'default' : 'filled'}>
          {label}
        </Button>
      )}
    </FileButton>
  )
}
