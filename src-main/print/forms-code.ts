import { create } from 'qrcode'
import type { Box } from '#shared/forms/form'

/** Draws text as a QR code that fills the box; a quarter of it may be covered (coffee, a thumb). */
export function drawCode(doc: PDFKit.PDFDocument, box: Box, text: string): void {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' })
  const side = box.width / modules.size
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x)) doc.rect(box.x + x * side, box.y + y * side, side, side)
    }
  }
  doc.fill('#000000')
}
