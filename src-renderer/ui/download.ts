/** Hands a file to the system; where it goes is for the person to choose. */
export function downloadFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // Whoever asks where to save it reads it only after the answer.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export const downloadText = (name: string, text: string, type = 'text/csv;charset=utf-8'): void =>
  downloadFile(new File([text], name, { type }))
