import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { err, ok, type Result } from '#shared/domain/result'
import { refusalOfReason } from '#shared/domain/write-rules'
import { type CirclePlan, storeRules } from './circle-database'
import { expectAnswer, type ServerClient } from './client'

const refused = z.object({ error: z.string(), reason: z.string() })
const instant = '2026-01-01T00:00:00.000Z'

/**
 * CouchDB takes a broken `validate_doc_update` without a word and then refuses every write. So the rules first
 * show in a database of their own, deleted afterwards, that this server's engine reads them.
 */
export async function tryRules(
  client: ServerClient,
  plan: CirclePlan,
): Promise<Result<void, { tag: 'rules-fail'; detail: string }>> {
  const name = `${plan.name}-try-${randomBytes(6).toString('hex')}`
  expectAnswer(await client.ask('PUT', name), z.unknown(), 201, 202)
  try {
    await storeRules(client, { name, rule: plan.rule })
    const good = await client.ask('PUT', `${name}/meeting:try`, recordOf('meeting', plan))
    const bad = await client.ask('PUT', `${name}/nothing:try`, recordOf('nothing', plan))
    const taken = plan.circle === 'program' ? good.status === 201 || good.status === 202 : good.status === 403
    const said = refused.safeParse(bad.body)
    if (taken && bad.status === 403 && said.success && refusalOfReason(said.data.reason)) return ok(undefined)
    return err({ tag: 'rules-fail', detail: JSON.stringify([good.body, bad.body]) })
  } finally {
    await client.ask('DELETE', name)
  }
}

const recordOf = (kind: string, { circle }: CirclePlan) => ({
  kind,
  circle,
  createdAt: instant,
  updatedAt: instant,
  updatedBy: '',
  deletedAt: '',
})
