import type { Page } from '@playwright/test'

/** As `setInputFiles` takes it. */
export type CaughtFile = { name: string; mimeType: string; buffer: Buffer }

/**
 * The file that a press hands to the system. Caught in the page, before the system asks where to keep it: Electron asks in
 * a window of its own, which no test can reach.
 */
export async function catchDownload(page: Page, press: () => Promise<unknown>): Promise<CaughtFile> {
  const caught = page.evaluate(
    () =>
      new Promise<{ name: string; base64: string }>((resolve, reject) => {
        const { createObjectURL } = URL
        let blob: Blob | null = null
        URL.createObjectURL = (object) => {
          if (object instanceof Blob) blob = object
          return createObjectURL(object)
        }
        const { click } = HTMLAnchorElement.prototype
        HTMLAnchorElement.prototype.click = function press(this: HTMLAnchorElement) {
          HTMLAnchorElement.prototype.click = click
          URL.createObjectURL = createObjectURL
          if (!blob) return reject(new Error('a link without a file'))
          const reader = new FileReader()
          reader.onload = () =>
            resolve({ name: this.download, base64: String(reader.result).split(',')[1] ?? '' })
          reader.onerror = reject
          reader.readAsDataURL(blob)
        }
      }),
  )
  await press()
  const { name, base64 } = await caught
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(base64, 'base64') }
}
