import { implement } from '@orpc/server'
import { accountsModelOf, purgePictures } from '#main/core/accounting'
import { actorOf, type CoreContext } from '#main/core/context'
import { liveModel } from '#main/core/live-model'
import { accountingContract } from '#shared/contract/accounting'
import { newAccount, reconciled } from '#shared/domain/accounting'
import { change } from '#shared/domain/record'
import { accountId } from '#shared/domain/sheet'
import { requireRight } from './base'

export function accountingProcedures(context: CoreContext) {
  const os = implement(accountingContract)
  const { records, vault } = context

  return {
    live: os.live.handler(({ input, signal }) =>
      liveModel(records.changes(['sheets', 'meetings', 'events', 'rsvps']), signal, () =>
        accountsModelOf(records, input.meetingId),
      ),
    ),

    setState: os.setState.handler(({ input }) => {
      requireRight(context, 'enter-people')
      return records.command(async (unit) => {
        const forms = await unit.many('form', input.ids)
        const changed = forms.map((form) => change(form, { state: input.state }, actorOf(context)))
        for (const form of changed) unit.put(form)
        return changed
      })
    }),

    reconcile: os.reconcile.handler(({ input }) => {
      requireRight(context, 'enter-people')
      return records.command(async (unit) => {
        const actor = actorOf(context)
        const known = await unit.one('account', accountId(input.meetingId))
        const account = reconciled(known ?? newAccount(input.meetingId, actor), input.keepDays, actor)
        unit.put(account)
        return account
      })
    }),

    reopen: os.reopen.handler(({ input }) => {
      requireRight(context, 'enter-people')
      return records.command(async (unit) => {
        const actor = actorOf(context)
        const known = await unit.one('account', accountId(input.meetingId))
        const account = change(
          known ?? newAccount(input.meetingId, actor),
          { reconciledAt: '', reconciledBy: '' },
          actor,
        )
        unit.put(account)
        return account
      })
    }),

    purge: os.purge.handler(() => {
      requireRight(context, 'enter-people')
      return purgePictures(records, vault, actorOf(context))
    }),
  }
}
