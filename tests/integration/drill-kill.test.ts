import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CoreChild, startCoreChild } from '#tests/support/core-child'

/**
 * The plug is pulled (SIGKILL) at random moments under a stream of commands. After each restart every command that
 * was acknowledged must be there, and nothing twice; the store checks the file at each start.
 * `DRILL_KILLS=200` and `DRILL_SEED` extend and replay it.
 */
const KILLS = Number(process.env.DRILL_KILLS ?? 100)
const SEED = Number(process.env.DRILL_SEED ?? 20_260_302)

test(`${KILLS} kills at random moments lose no acknowledged command (seed ${SEED})`, {
  timeout: 900_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'barnstorm-drill-'))
  const random = mulberry32(SEED)
  const acknowledged = new Set<string>()
  let sent = 0
  try {
    let core = await startCoreChild(dataDir)
    await core.client.profile.save({
      name: 'Rosa',
      roles: ['organizer'],
      language: 'en',
      mainRole: 'organizer',
    })
    for (let kill = 0; kill < KILLS; kill++) {
      const stream = streamOf(core, acknowledged, () => sent++)
      await stream.flowing
      await new Promise((done) => setTimeout(done, random() * 60))
      await core.kill()
      await stream.ended
      core = await startCoreChild(dataDir)
    }
    const copies = await copiesOf(core, acknowledged)
    const lost = [...copies].filter(([, count]) => count === 0)
    const doubled = [...copies].filter(([, count]) => count > 1)
    const total = await totalOf(core)
    console.log(
      `kills ${KILLS} · commands sent ${sent} · acknowledged ${acknowledged.size} · in the file ${total}` +
        ` · lost ${lost.length} · doubled ${doubled.length}`,
    )
    expect(lost).toEqual([])
    expect(doubled).toEqual([])
    expect(total).toBeLessThanOrEqual(sent)
    expect(acknowledged.size).toBeGreaterThan(KILLS)
    await core.stop()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})

/** Commands, three at a time, until the core is gone; notes each one at the moment it is acknowledged. */
function streamOf(core: CoreChild, acknowledged: Set<string>, count: () => number) {
  let flow = () => {}
  const flowing = new Promise<void>((resolve) => {
    flow = resolve
  })
  const one = async () => {
    for (;;) {
      const name = `Guest${String(count()).padStart(7, '0')}`
      const fields = { firstName: name, lastName: '', phone: '', email: '', zip: '' }
      try {
        await core.client.person.save({ id: null, key: `drill-person-${name}`, fields })
      } catch {
        return
      }
      acknowledged.add(name)
      flow()
    }
  }
  return { flowing, ended: Promise.all([one(), one(), one()]) }
}

/** How often each of these names is there; read a hundred at a time, by the beginning that they share. */
async function copiesOf(core: CoreChild, names: Set<string>): Promise<Map<string, number>> {
  const copies = new Map([...names].map((name) => [name, 0]))
  for (const text of new Set([...names].map((name) => name.slice(0, -2)))) {
    for await (const { people } of await core.client.person.list({ text, limit: 500 })) {
      for (const { firstName } of people) copies.set(firstName, (copies.get(firstName) ?? 0) + 1)
      break
    }
  }
  return copies
}

async function totalOf(core: CoreChild): Promise<number> {
  for await (const { total } of await core.client.person.list({ text: '', limit: 1 })) return total
  throw new Error('the list ended')
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
