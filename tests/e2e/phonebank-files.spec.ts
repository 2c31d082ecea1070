import { en } from '#shared/messages/en'
import { firstRunPage, wordsOf } from './first-run.page'
import { look } from './look'
import { phoneBankPage } from './phonebank.page'
import { catchDownload } from './support/catch-download'
import { expect, test } from './support/test'

const { kit, call, sealed } = en
const words = wordsOf('en')

test('a kit goes to a laptop that shares no network, and its results come back, as sealed files', async ({
  openLaptop,
}) => {
  test.setTimeout(240_000)
  const organizer = await openLaptop()
  const bank = phoneBankPage(organizer.page, words)
  await firstRunPage(organizer.page, { words }).openDemo()
  await bank.open()
  await bank.create()
  await bank.openAllDay()
  await organizer.page.getByRole('button', { name: kit.mend['no-contacts'] }).click()
  await bank.chooseList()
  await organizer.page.getByRole('button', { name: 'Bring in 5 contacts' }).click()
  await expect(organizer.page.getByRole('heading', { name: '5 contacts came in' })).toBeVisible()
  await organizer.page.keyboard.press('Enter')
  await bank.part('overview')
  await expect(organizer.page.getByRole('button', { name: kit.page.makeReady })).toBeEnabled()
  await organizer.page.keyboard.press('r')
  await expect(organizer.page.getByRole('button', { name: kit.page.startCalling })).toBeVisible()
  await organizer.page.getByRole('button', { name: kit.page.handOver }).click()
  await organizer.page.getByRole('radio', { name: kit.handOver.whatKit }).check({ force: true })
  await expect(organizer.page.getByLabel(sealed.passphrase, { exact: true })).not.toHaveValue('')
  await look(organizer, 'phone-bank-hand-over')
  const passphrase = await organizer.page.getByLabel(sealed.passphrase, { exact: true }).inputValue()
  const kitFile = await catchDownload(organizer.page, () =>
    organizer.page.getByRole('button', { name: kit.handOver.seal }).click(),
  )

  const host = await openLaptop()
  const room = phoneBankPage(host.page, words)
  await firstRunPage(host.page, { words, role: 'host', name: 'Hana' }).startOwn()
  await room.open()
  await host.page.keyboard.press('o')
  await expect(host.page.getByText(kit.open.drop)).toBeVisible()
  await look(host, 'phone-bank-open-file')
  await host.page.locator('input[type="file"]').setInputFiles(kitFile)
  await host.page.getByLabel(sealed.openPassphrase).fill('not these words at all')
  await host.page.getByRole('button', { name: sealed.open }).click()
  await expect(host.page.getByRole('alert')).toContainText(en.problem['bad-passphrase'])
  await host.page.getByLabel(sealed.openPassphrase).fill(passphrase)
  await host.page.getByRole('button', { name: sealed.open }).click()
  await expect(host.page.getByRole('button', { name: kit.open.toKit })).toBeVisible()
  await look(host, 'phone-bank-opened')
  await host.page.getByRole('button', { name: kit.open.toKit }).click()
  await host.page.getByRole('button', { name: kit.page.startCalling }).click()
  await room.sitDown('Hana K.')
  await host.page.getByRole('button', { name: call.training.skip }).click()
  await expect(host.page.getByRole('button', { name: call.ready.next })).toBeEnabled()
  await host.page.keyboard.press('Enter')
  await expect(room.contact('Nora Answer')).toBeVisible()
  await expect(host.page.getByRole('button', { name: call.outcome['will-come'] })).toBeEnabled()
  await host.page.keyboard.press('y')
  await expect(room.contact('Will Wrong')).toBeVisible()
  await host.page.getByRole('link', { name: /Phone bank with/ }).click()
  await host.page.getByRole('button', { name: kit.page.handOver }).click()
  await host.page.getByRole('radio', { name: kit.handOver.whatResults }).check({ force: true })
  await host.page.getByLabel(sealed.passphrase, { exact: true }).fill('four words said aloud')
  const results = await catchDownload(host.page, () =>
    host.page.getByRole('button', { name: kit.handOver.seal }).click(),
  )

  // The same results twice: the second time adds nothing.
  await bank.open()
  for (const said of ['Results for', kit.open.known_other.replace('{{count}} ', '')]) {
    await organizer.page.keyboard.press('o')
    await expect(organizer.page.getByText(kit.open.drop)).toBeVisible()
    await organizer.page.locator('input[type="file"]').setInputFiles(results)
    await organizer.page.getByLabel(sealed.openPassphrase).fill('four words said aloud')
    await organizer.page.getByRole('button', { name: sealed.open }).click()
    await expect(organizer.page.getByRole('button', { name: kit.open.toKit })).toBeVisible()
    await expect(organizer.page.getByRole('status').filter({ hasText: said })).toBeVisible()
    await bank.open()
  }
  await expect(
    organizer.page.getByRole('grid', { name: kit.list.label }).locator('tbody tr').first(),
  ).toContainText('1')
})
