import { firstRunPage, wordsOf } from './first-run.page'
import { look } from './look'
import { rail } from './rail.page'
import { expect, test } from './support/test'

/** Each screen of meetings, as an organizer comes through it: looked at by axe, and kept as a picture. */
for (const language of ['en', 'es'] as const)
  test.describe(`in ${language}`, () => {
    test.use({ language })
    const words = wordsOf(language)
    const { agenda, altarCall, debrief, event, hosts, meeting, today } = words

    test('every screen from the plan to the altar call is accessible, light and dark', async ({ laptop }) => {
      test.slow()
      const { page } = laptop
      const firstRun = firstRunPage(page, { words })
      await expect(firstRun.heading).toBeVisible()
      await look(laptop, 'first-run')
      await firstRun.openDemo()
      await expect(page.getByText(today.meeting.coming)).toBeVisible()
      await look(laptop, 'today')

      await page.keyboard.press('Alt+2')
      await expect(page.getByRole('grid', { name: meeting.list.label })).toBeVisible()
      await look(laptop, 'meetings')
      await page.keyboard.press('n')
      await expect(page.getByRole('heading', { name: meeting.form.createTitle })).toBeVisible()
      await look(laptop, 'meeting-new')

      await page.keyboard.press('Alt+2')
      await page.getByRole('grid', { name: meeting.list.label }).focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('listbox', { name: meeting.agenda.title })).toBeVisible()
      await look(laptop, 'meeting-agenda')

      await page.keyboard.press('r')
      await page.keyboard.press('PageDown')
      await expect(page.locator('[data-status="now"]').first()).toBeVisible()
      await look(laptop, 'meeting-run')
      await page.keyboard.press('PageDown')
      await expect(page.getByRole('region', { name: meeting.stories.title })).toBeVisible()
      await look(laptop, 'meeting-run-stories')
      await page.keyboard.press('d')
      await expect(page.getByRole('button', { name: meeting.door.one, exact: true })).toBeVisible()
      await look(laptop, 'door')

      await page.goBack()
      await expect(page.getByRole('region', { name: meeting.stories.title })).toBeVisible()
      await page.keyboard.press('a')
      await expect(page.getByLabel(altarCall.form)).toBeVisible()
      await look(laptop, 'altar-call')
      await page.keyboard.press('Control+k')
      await expect(page.getByPlaceholder(words.app.palette.placeholder)).toBeFocused()
      await look(laptop, 'palette')
    })

    test('every screen of hosts and what becomes of them is accessible, light and dark', async ({
      laptop,
    }) => {
      test.slow()
      const { page } = laptop
      await firstRunPage(page, { words }).openDemo()
      await page.keyboard.press('Alt+2')
      await page.getByRole('grid', { name: meeting.list.label }).focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('listbox', { name: meeting.agenda.title })).toBeVisible()
      await page.keyboard.press('b')
      await expect(page.getByRole('heading', { name: debrief.times.title })).toBeVisible()
      await look(laptop, 'debrief')
      await page.goBack()
      await page.getByRole('button', { name: meeting.detail.altarCall }).click()
      await page.getByRole('listbox', { name: altarCall.line }).focus()
      await page.keyboard.press('ArrowUp')
      await expect(page.getByRole('option', { selected: true })).toBeVisible()
      await look(laptop, 'line-up')
      await page.goBack()
      await page.getByRole('button', { name: hosts.find.open }).click()
      await page.getByLabel(hosts.find.near).fill('60608')
      await expect(page.getByText('Chicago, IL')).toBeVisible()
      await look(laptop, 'find-host')
      await page.keyboard.press('Alt+d')
      await expect(page.getByRole('listitem').first()).toBeVisible()
      await look(laptop, 'directory')

      await page.getByRole('link', { name: words.app.job.events, exact: true }).click()
      await page.getByRole('grid', { name: event.title }).locator('tbody tr').first().click()
      await page.getByRole('tab', { name: event.tabs.plan }).click()
      await expect(page.getByRole('heading', { name: event.tell.title })).toBeVisible()
      await look(laptop, 'event-plan')
      await page.keyboard.press('Alt+2')
      await page.keyboard.press('a')
      await page.getByRole('grid', { name: agenda.library }).focus()
      await look(laptop, 'agendas')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('listbox', { name: meeting.agenda.title })).toBeVisible()
      await look(laptop, 'agenda')
    })

    test('every screen of the paper is accessible, light and dark', async ({ laptop }) => {
      test.slow()
      const { page } = laptop
      const { paper } = words
      await firstRunPage(page, { words, role: 'data-entry' }).openDemo()
      await rail(page, words).open('paper')
      await expect(page.getByText(paper.stack.emptyTitle)).toBeVisible()
      await look(laptop, 'paper-empty')
      await page.getByRole('button', { name: paper.stack.demo }).click()
      await expect(page.getByRole('button', { name: paper.action.verify })).toBeEnabled({ timeout: 120_000 })
      await look(laptop, 'paper-stack')
      await page.keyboard.press('v')
      await expect(page.getByRole('button', { name: paper.verify.accept })).toBeEnabled()
      await look(laptop, 'paper-verify')
      await page.getByRole('link', { name: paper.action.back }).click()
      for (const [place, heading] of [
        ['print', paper.print.title],
        ['accounts', paper.accounts.title],
        ['second', paper.second.title],
      ] as const) {
        await page.getByRole('link', { name: paper.nav[place], exact: true }).click()
        await expect(page.getByRole('heading', { name: heading })).toBeVisible()
        await look(laptop, `paper-${place}`)
      }
    })

    test('a host’s evening on paper, from today to the end of contact data, is accessible, light and dark', async ({
      laptop,
    }) => {
      test.slow()
      const { page } = laptop
      const { after, callSheets, call, kit, party, today } = words
      const part = (name: keyof typeof kit.nav) =>
        page
          .getByRole('navigation', { name: kit.nav.label })
          .getByRole('link', { name: kit.nav[name], exact: true })
          .click()
      await firstRunPage(page, { words, role: 'host', name: 'Hana' }).openDemo()
      await expect(page.getByText(today.phoneBank.coming)).toBeVisible()
      await look(laptop, 'today-host')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: party.callers.title })).toBeVisible()
      const opening = page.waitForEvent('popup')
      await page.keyboard.press('v')
      const wall = await opening
      await expect(wall.getByRole('heading').first()).toBeVisible()
      await laptop.screenshot('wall-phone-bank', wall)
      expect(await wall.locator('body').textContent()).not.toMatch(/555/)
      await wall.close()

      await part('sheets')
      await expect(page.getByText(callSheets.list.empty)).toBeVisible()
      const printed = page.waitForEvent('download')
      await page.getByRole('button', { name: callSheets.print.action }).click()
      await (await printed).cancel()
      await expect(page.getByText(callSheets.state.out)).toBeVisible()
      await look(laptop, 'phone-bank-sheets')
      await page.getByRole('button', { name: callSheets.action.takeBack }).click()
      const rows = page.getByRole('dialog').getByRole('combobox')
      for (const [row, outcome] of (['will-come', 'no-answer', 'refused'] as const).entries()) {
        await rows.nth(row).click()
        await page.getByRole('option', { name: call.outcome[outcome] }).click()
      }
      await look(laptop, 'phone-bank-sheet-type-in')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText(callSheets.state.back, { exact: true })).toBeVisible()

      await part('after')
      await expect(page.getByRole('heading', { name: after.report.outcomes })).toBeVisible()
      await look(laptop, 'phone-bank-after')
      await page.getByRole('button', { name: after.close.action }).click()
      await page.getByRole('button', { name: after.close.purgeNow }).click()
      await expect(page.getByText(after.close.purgeSure)).toBeVisible()
      await look(laptop, 'phone-bank-purge')
      await page.getByRole('button', { name: after.close.purgeDo }).click()
      const gone = after.close.gone.replace('{{when}}.', '')
      await expect(page.getByText(gone)).toBeVisible()
      // The numbers stay.
      await expect(page.getByText(call.outcome['will-come'])).toBeVisible()
      await look(laptop, 'phone-bank-purged')
    })
  })
