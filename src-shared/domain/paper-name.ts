/** Block capitals, as forms ask for them, in the way names are written. What was typed with small letters stays as it is. */
export function nameOfCapitals(text: string): string {
  const name = text.trim().replaceAll(/\s+/g, ' ')
  if (name !== name.toUpperCase()) return name
  return name
    .toLowerCase()
    .replaceAll(/(^|[\s'’.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}
