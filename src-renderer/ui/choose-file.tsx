import { Button, FileButton } from '@mantine/core'

/** What a list of people may come as. */
export const LISTS = '.csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values'

type Props = {
  label: string
  onFile: (file: File) => void
  /** What the system's dialog offers; without it, any file. */
  accept?: string
  /** Beside a main action of its own. */
  quiet?: boolean
}

/** A button that opens the system's dialog for one file. */
export function ChooseFile({ label, onFile, accept, quiet = false }: Props) {
  return (
    <FileButton
      {...(accept && { accept })}
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
