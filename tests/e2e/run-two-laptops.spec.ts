import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { planEvening, runPage } from './run.page'
import { startCentral } from './support/central'
import type { Laptop } from './support/laptop'
import { expect, test } from './support/test'

const { sync, meeting: words } = en

async function connect({ page }: Laptop, invitation: string): Promise<void> {
  await page.evaluate(() => {
    window.location.hash = '#/sync'
  })
  await page.getByLabel(sync.connect.field).fill(invitation)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: sync.head.sent })).toBeVisible()
}

test('two laptops run one evening: next pressed on both moves on once, heads add up, either takes over', async ({
  openLaptop,
}) => {
  test.setTimeout(240_000)
  const central = await startCentral()
  try {
    const rosas = await openLaptop()
    const { meeting } = await planEvening(rosas, { inMinutes: 1 })
    const mos = await openLaptop()
    await firstRunPage(mos.page, { name: 'Mo' }).startOwn()
    await connect(rosas, await central.invitationFor('rosa', 'organizer'))
    await connect(mos, await central.invitationFor('mo', 'organizer'))
    const [rosa, mo] = [runPage(rosas.page, en), runPage(mos.page, en)]
    await rosa.goTo(meeting)
    await mo.goTo(meeting)

    await Promise.all([rosas.page.keyboard.press('PageDown'), mos.page.keyboard.press('PageDown')])
    for (const { now } of [rosa, mo]) await expect(now).toHaveText('Welcome')
    for (const { page } of [rosas, mos]) await page.keyboard.press('h')
    await rosas.page.keyboard.press('t')
    for (const { page } of [rosas, mos])
      await expect(page.getByRole('region', { name: words.run.room })).toContainText('12')
    // Both still stand where they stood: the second press of next came from the same part.
    for (const { now } of [rosa, mo]) await expect(now).toHaveText('Welcome')

    // Rosa's laptop is gone; Mo goes on, and Rosa's knows of it when it is back.
    await rosas.pullPlug()
    await mos.page.keyboard.press('PageDown')
    await expect(mo.now).toHaveText(/^Hands up/)
    await rosas.start()
    const again = runPage(rosas.page, en)
    await again.goTo(meeting)
    await expect(again.now).toHaveText(/^Hands up/)
    await expect(rosas.page.getByText(words.run.otherHand.replace('{{name}}', 'Mo'))).toBeVisible()
  } finally {
    await central.close()
  }
})
