import { firstRunPage, wordsOf } from './first-run.page'
import { look } from './look'
import { list, phoneBankPage } from './phonebank.page'
import { expect, test } from './support/test'

/** A small evening, told once in each language; every screen on the way is looked at by axe and kept as a picture. */
for (const language of ['en', 'es'] as const)
  test.describe(`in ${language}`, () => {
    test.use({ language })
    const words = wordsOf(language)
    const { kit, call, contacts, party, script } = words

    test('an evening of two callers, from the list to the last call', async ({ laptop }) => {
      test.setTimeout(240_000)
      const { page } = laptop
      const bank = phoneBankPage(page, words)
      const press = (key: string) => page.keyboard.press(key)
      await firstRunPage(page, { words }).openDemo()
      await bank.open()
      await bank.create()
      await look(laptop, 'phone-bank-kit')
      await bank.openAllDay()

      await page.getByRole('button', { name: kit.mend['no-contacts'] }).click()
      await expect(page.getByText(contacts.import.drop)).toBeVisible()
      await look(laptop, 'phone-bank-import')
      // People who speak what the caller speaks: others would be left for somebody who does.
      await bank.chooseList('list.csv', list.replaceAll('English', language === 'es' ? 'Spanish' : 'English'))
      await expect(page.getByText(contacts.import.totals.flawed_one.replace('{{count}}', '1'))).toBeVisible()
      await look(laptop, 'phone-bank-import-preview')
      await page.getByRole('button', { name: contacts.import.run_other.replace('{{count}}', '5') }).click()
      await expect(
        page.getByRole('heading', { name: contacts.import.done_other.replace('{{count}}', '5') }),
      ).toBeVisible()
      await press('Enter')
      await expect(page.getByRole('grid', { name: contacts.list.label }).locator('tbody tr')).toHaveCount(5)
      await look(laptop, 'phone-bank-contacts')

      await bank.part('script')
      await expect(page.getByRole('listbox', { name: script.steps })).toBeVisible()
      await look(laptop, 'phone-bank-script')

      await bank.part('overview')
      await expect(page.getByRole('button', { name: kit.page.makeReady })).toBeEnabled()
      await press('r')
      await expect(page.getByRole('button', { name: kit.page.startCalling })).toBeVisible()

      await bank.part('party')
      await expect(page.getByRole('heading', { name: party.callers.title })).toBeVisible()
      await press('w')
      await expect(page.getByLabel(words.person.field.firstName, { exact: true })).toBeFocused()
      await page.keyboard.type('Lucía')
      await press('Enter')
      await expect(page.getByRole('grid', { name: party.checkIn.label })).toContainText('Lucía')
      await press('r')
      await expect(
        page.getByRole('heading', { name: party.round.now.replace('{{number}}', '1') }),
      ).toBeVisible()
      await look(laptop, 'phone-bank-party')

      await press('c')
      await expect(page.getByRole('heading', { name: call.who.title })).toBeVisible()
      await look(laptop, 'phone-bank-who-calls')
      await bank.sitDown('Ana R.')
      await expect(page.getByRole('heading', { name: call.training.title })).toBeVisible()
      await look(laptop, 'phone-bank-training')
      await press('p')
      await expect(bank.contact(`${call.practice.firstName} ${call.practice.lastName}`)).toBeVisible()
      await expect(page.getByRole('button', { name: call.outcome['no-answer'] })).toBeEnabled()
      await press('n')
      await page.getByRole('button', { name: call.practice.leave }).last().click()
      await page.getByRole('button', { name: call.training.skip }).click()
      await expect(page.getByRole('button', { name: call.ready.next })).toBeVisible()
      await look(laptop, 'phone-bank-ready')

      // One key for no answer: it is written down and the next contact is there.
      await press('Enter')
      await expect(bank.contact('Nora Answer')).toBeVisible()
      await expect(page.getByRole('button', { name: call.outcome['no-answer'] })).toBeEnabled()
      await look(laptop, 'phone-bank-call')
      await press('n')
      await expect(bank.contact('Will Wrong')).toBeVisible()
      await expect(page.getByText(call.calls_one.replace('{{count}}', '1')).first()).toBeVisible()

      // Which number was wrong.
      await expect(page.getByRole('button', { name: call.outcome['wrong-number'] })).toBeEnabled()
      await press('w')
      await expect(page.getByRole('group', { name: call.ask.number })).toBeVisible()
      await look(laptop, 'phone-bank-call-number')
      await press('2')

      // A yes, with a sign-up in the middle of the call.
      await expect(bank.contact('Yolanda Yes')).toBeVisible()
      await expect(page.getByRole('button', { name: call.outcome['no-answer'] })).toBeEnabled()
      for (const answer of ['1', '1', '1']) {
        await expect(page.getByRole('group', { name: call.script.answers })).toBeVisible()
        await press(answer)
      }
      await page.getByLabel(call.ask.text).fill('The rent')
      await press('Enter')
      await expect(page.getByRole('group', { name: call.script.answers })).toBeVisible()
      await press('1')
      await expect(page.getByRole('group', { name: call.signUp.which })).toBeVisible()
      await look(laptop, 'phone-bank-call-sign-up')
      await press('1')
      await expect(page.getByLabel(words.person.field.firstName, { exact: true })).toBeFocused()
      await press('Control+Enter')
      await expect(page.getByRole('button', { name: call.script.pass })).toBeEnabled()
      await press('Enter')
      await expect(page.getByRole('button', { name: call.script.finish })).toBeEnabled()

      // The lid is closed in the middle of the call: nothing is lost.
      await press('/')
      await page.keyboard.type('Brings a friend')
      await press('Escape')
      await expect(page.getByRole('button', { name: words.app.status.saved })).toBeVisible()
      await page.reload()
      await expect(bank.contact('Yolanda Yes')).toBeVisible()
      await expect(page.getByLabel(call.card.note)).toHaveValue('Brings a friend')
      await expect(page.getByRole('button', { name: call.script.finish })).toBeEnabled()
      await press('Enter')

      // A call back in an hour, which was busy after all.
      await expect(bank.contact('Carl Later')).toBeVisible()
      await expect(page.getByRole('button', { name: call.outcome['call-back'] })).toBeEnabled()
      await press('c')
      await expect(page.getByRole('group', { name: call.ask.time })).toBeVisible()
      await look(laptop, 'phone-bank-call-time')
      await press('1')
      await expect(bank.contact('Bea Busy')).toBeVisible()
      await press('u')
      await expect(page.getByRole('dialog', { name: call.last.title })).toBeVisible()
      await look(laptop, 'phone-bank-correct')
      await press('b')
      await expect(page.getByText(`Carl Later: ${call.outcome.busy}`)).toBeVisible()

      // A second caller on the same laptop; what the first one holds is not offered.
      await press('s')
      await expect(page.getByRole('dialog', { name: call.switch.title })).toBeVisible()
      await press('n')
      await bank.sitDown('Luis G.')
      await page.getByRole('button', { name: call.training.skip }).click()
      await expect(page.getByRole('button', { name: call.ready.next })).toBeVisible()
      await press('Enter')
      await expect(page.getByRole('button', { name: call.outcome['no-answer'] })).toBeEnabled()
      await expect(bank.contact('Will Wrong')).toBeVisible()

      // Somebody calls back: three digits and Enter.
      await press('f')
      await expect(page.getByLabel(call.callsBack.digits)).toBeFocused()
      await page.keyboard.type('0101')
      await expect(page.getByRole('button', { name: /Nora Answer/ })).toBeVisible()
      await look(laptop, 'phone-bank-calls-back')
      await press('Enter')
      await expect(bank.contact('Nora Answer')).toBeVisible()
      await expect(page.getByText(call.card.calledBack)).toBeVisible()
      await expect(page.getByRole('button', { name: call.outcome.talked })).toBeEnabled()
      await press('t')
      await expect(page.getByText(`Nora Answer: ${call.outcome.talked}`)).toBeVisible()
    })
  })
