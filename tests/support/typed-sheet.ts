import sharp from 'sharp'

/** A list of people that somebody else has printed; `line` names each, its columns set apart by `|`. */
export function typedSheet(lines: readonly string[], width = 1700): Promise<Buffer> {
  const columns = [160, 600, 900, 1500]
  const texts = lines.flatMap((line, row) =>
    line
      .split('|')
      .map(
        (text, column) =>
          `<text x="${columns[column]}" y="${260 + 100 * row}" font-size="36" xml:space="preserve">${text.trim()}</text>`,
      ),
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1700" height="2200" font-family="DejaVu Sans, sans-serif"><rect width="1700" height="2200" fill="#fff"/>${texts.join('')}</svg>`
  return sharp(Buffer.from(svg)).resize({ width }).jpeg().toBuffer()
}
