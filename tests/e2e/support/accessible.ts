import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** What axe sees wrong with what the page shows now, by these rules of its or by all: each rule, and where it is broken. */
export async function violations(page: Page, rules?: string[]): Promise<{ id: string; nodes: string[] }[]> {
  // Its half a megabyte is read once by a document, not at every look.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async (runOnly) => {
    const { run }: typeof axe = Reflect.get(globalThis, 'axe')
    const found = await run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) })
    return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
  }, rules)
}
