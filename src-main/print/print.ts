import type { Page } from '#shared/pages/page'
import type { PrintOptions } from './pdf'

/** A page model as a file to save or print, called by its title. */
export async function pdfFile(page: Page, options: PrintOptions): Promise<File> {
  // Loaded when the first page is printed: a sixth of the core's start would go into what few evenings need.
  const { renderPdf } = await import('./pdf')
  const pdf = await renderPdf(page, options)
  return new File([new Uint8Array(pdf)], `${fileName(page.title)}.pdf`, { type: 'application/pdf' })
}

/** A title as a file may be called on every system. */
export const fileName = (title: string): string =>
  title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N} .-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 80) || 'barnstorm'
