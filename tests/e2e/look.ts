import type { Laptop } from './support/laptop'
import { expect } from './support/test'

/**
 * What the page shows now, in light and in dark: looked at by axe, kept as a picture, and never wider than the screen.
 * In the dark only the colors are others, and they are the same in both languages: it is looked at in English.
 */
export async function look(laptop: Laptop, name: string): Promise<void> {
  const language = await laptop.page.evaluate(() => document.documentElement.lang)
  const schemes = language === 'en' ? (['light', 'dark'] as const) : (['light'] as const)
  for (const colorScheme of schemes) {
    await laptop.page.emulateMedia({ colorScheme })
    await laptop.expectAccessible(colorScheme === 'dark' ? ['color-contrast'] : undefined)
    await laptop.screenshot(colorScheme === 'dark' ? `${name}-dark` : name)
  }
  // The order in which style sheets are put together is the build's: our own must win in any.
  const [paper, background] = await laptop.page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('div'))
    probe.style.background = 'var(--paper)'
    const colors = [probe, document.body].map((one) => getComputedStyle(one).backgroundColor)
    probe.remove()
    return colors
  })
  expect(background, 'the page has the paper of the theme').toBe(paper)
  const isWide = await laptop.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isWide, 'no screen scrolls sideways').toBe(false)
}
