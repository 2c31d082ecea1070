import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { type Role, role } from '#shared/model/base'
import type { ServerAddress } from '../central/client'
import type { InitReport, StatusReport } from '../central/init'
import type { Turn } from '../central/steward/steward'
import { defaultDataDir } from '../shell/data-folder'
import { centralSentence } from './central-sentences'
import { closeOnSignal } from './close-on-signal'
import { wholeNumber, withJson } from './options'
import { Failure, type Place, report } from './outcome'

/** CouchDB's own port: what listens there by default is what laptops are told by default. */
const PORT = 5984

type Common = { server?: string; program: string; hub: string; json?: boolean }

export function addCentral(program: Command, place: Place): void {
  const central = program.command('central').description('sets up and runs a central server')
  const rules = () => readFile(join(place.resources, 'couchdb', 'validate.js'), 'utf8')

  withServer(central.command('init'))
    .description('makes the databases of a program, their rules and who may read them; safe to repeat')
    .action(async (options: Common) => {
      const { init } = await import('../central/init')
      const done = await init({ ...(await target(options)), rules: await rules() })
      if (!done.ok) throw new Failure(centralSentence(done.error))
      report(options.json, done.value, `${options.program} is ready: ${namesOf(done.value)}.`)
    })

  withServer(central.command('status'))
    .description('says how a program stands on its server; changes nothing')
    .action(async (options: Common) => {
      const { status } = await import('../central/init')
      const found = await status({ ...(await target(options)), rules: await rules() })
      if (!found.ok) throw new Failure(centralSentence(found.error))
      report(options.json, found.value, statusWords(found.value))
    })

  withServer(central.command('invite'))
    .argument('<name>', 'short, lower case, as ana')
    .requiredOption('--role <role...>', `of ${role.options.join(', ')}`, asRole)
    .option('--public-url <url>', 'address that laptops use, where it differs')
    .option('--renew', 'a new password for somebody who is known already')
    .description("makes a person's account, and the line that lets a laptop join")
    .action(async (name: string, options: Common & { role: Role[]; publicUrl?: string; renew?: boolean }) => {
      const { invite } = await import('../central/invite')
      const { role: roles, publicUrl, renew } = options
      const made = await invite({
        ...(await target(options)),
        name,
        roles,
        ...(publicUrl === undefined ? {} : { publicUrl }),
        renew: renew === true,
      })
      if (!made.ok) throw new Failure(centralSentence(made.error))
      const words = `Give this line to ${name} only: who has it can sign in as ${name}.\n\n${made.value.code}`
      report(options.json, { name, code: made.value.code, user: made.value.user }, words)
    })

  withServer(central.command('rotate'))
    .argument('<name>')
    .option('--public-url <url>', 'address that laptops use, where it differs')
    .description('gives somebody a new password, and prints the line that brings it; the old one ends')
    .action(async (name: string, options: Common & { publicUrl?: string }) => {
      const { rotate } = await import('../central/invite')
      const { publicUrl } = options
      const input = { ...(await target(options)), name, ...(publicUrl === undefined ? {} : { publicUrl }) }
      const made = await rotate(input)
      if (!made.ok) throw new Failure(centralSentence(made.error))
      const words = `Give this line to ${name} only: the old one has ended.\n\n${made.value.code}`
      report(options.json, { name, code: made.value.code }, words)
    })

  withServer(central.command('revoke'))
    .argument('<name>')
    .description('ends the part of somebody in the program; what they wrote stays')
    .action(async (name: string, options: Common) => {
      const { revoke } = await import('../central/invite')
      const done = await revoke({ ...(await target(options)), name })
      if (!done.ok) throw new Failure(centralSentence(done.error))
      const words = `${name} may no longer read or write anything of ${options.program}. Was: ${done.value.roles.join(', ')}.`
      report(options.json, done.value, words)
    })

  withServer(central.command('steward'))
    .option('--once', 'ends as soon as everything is in step')
    .description("keeps hosts' circles and the team's in step; leave running beside the server")
    .action(async (options: Common & { once?: boolean }) => {
      const { runSteward } = await import('../central/steward/run')
      const ended = new AbortController()
      if (!options.once) closeOnSignal(async () => ended.abort())
      const done = await runSteward({
        ...(await target(options)),
        signal: ended.signal,
        once: options.once === true,
        onTurn: (turn) => reportTurn(options.json, turn),
        onTrouble: (problem) => process.stderr.write(`${centralSentence(problem)}\n`),
      })
      if (!done.ok) throw new Failure(centralSentence(done.error))
    })

  withJson(central.command('serve'))
    .description('runs a small central server on this computer, for a trial or a room')
    .option('--hub <folder>', "the server's data folder", defaultHubDir())
    .option('--host <address>', 'who may reach it; 0.0.0.0 for all of the network', '127.0.0.1')
    .option('--port <number>', '0 for any free one', wholeNumber(0, 65_535), PORT)
    .action(async (options: { hub: string; host: string; port: number; json?: boolean }) => {
      const { serve } = await import('../central/serve')
      const { hub, host, port, json } = options
      const onBug = (cause: unknown) => process.stderr.write(`${String(cause)}\n`)
      const served = await serve({ dataDir: hub, host, port, onBug })
      if (!served.ok) throw new Failure(centralSentence(served.error))
      const { address, adminFile, close } = served.value
      const words = `The central server answers at ${address.url}\nIts admin's password is in ${adminFile}. Ctrl+C ends it.`
      report(json, { url: address.url, adminFile }, words)
      closeOnSignal(close)
    })
}

const defaultHubDir = (): string => `${defaultDataDir()}-central`

const withServer = (command: Command): Command =>
  withJson(command)
    .option('--server <address>', 'as http://admin@host:5984; BARNSTORM_ADMIN_PASSWORD holds the password')
    .option('--program <name>', 'lower case letters, digits and _', 'barnstorm')
    .option(
      '--hub <folder>',
      'where "central serve" keeps its data, if --server is left out',
      defaultHubDir(),
    )

async function target({
  server,
  program,
  hub,
}: Common): Promise<{ address: ServerAddress; program: string }> {
  if (server === undefined) return { address: await addressOfHub(hub), program }
  const { parseServerAddress } = await import('../central/client')
  const address = parseServerAddress(server, process.env.BARNSTORM_ADMIN_PASSWORD)
  if (!address.ok) throw new Failure(centralSentence(address.error))
  return { address: address.value, program }
}

/** The server that `central serve` runs on this computer. */
async function addressOfHub(hub: string): Promise<ServerAddress> {
  const { lastServed } = await import('../central/serve')
  const address = lastServed(hub)
  if (address) return address
  throw new Failure('Which server? Say --server http://admin@host:5984, or run "central serve" here first.')
}

function asRole(text: string, roles: Role[] = []): Role[] {
  const parsed = role.safeParse(text)
  if (parsed.success) return [...roles, parsed.data]
  throw new InvalidArgumentError(`It is one of ${role.options.join(', ')}.`)
}

/** Says what was done, where something was. */
function reportTurn(json: boolean | undefined, turn: Turn): void {
  const parts = [
    turn.circlesMade.length > 0 ? `circles made: ${turn.circlesMade.join(', ')}` : '',
    turn.toHosts > 0 ? `${turn.toHosts} to hosts` : '',
    turn.toTeam > 0 ? `${turn.toTeam} to the team` : '',
    turn.takenAway > 0 ? `${turn.takenAway} taken away` : '',
    turn.branches > 0 ? `${turn.branches} branches merged` : '',
    turn.losses > 0 ? `${turn.losses} where both sides changed a field` : '',
  ].filter(Boolean)
  if (parts.length > 0) report(json, turn, `${new Date().toISOString()} ${parts.join(', ')}`)
}

const namesOf = ({ databases }: InitReport): string => databases.map(({ name }) => name).join(', ')

function statusWords({ server, program, databases, steward }: StatusReport): string {
  const lines = databases.map(({ name, exists, isOpenToItsCircle, hasRules, documents }) => {
    if (!exists) return `  ${name}: missing`
    const flaws = [isOpenToItsCircle ? '' : 'wrong members', hasRules ? '' : 'wrong rules'].filter(Boolean)
    return `  ${name}: ${documents} documents, ${flaws.length > 0 ? flaws.join(', ') : 'in order'}`
  })
  const isNeeded = databases.some(({ circle }) => circle.startsWith('host:'))
  const seen =
    steward.lastSeen ?? (isNeeded ? 'never: run "central steward"' : 'never; needed with the first host')
  const lost = steward.losses > 0 ? `, ${steward.losses} values lost against later ones` : ''
  return [
    `${program} on ${server.vendor} ${server.version}`,
    ...lines,
    `  steward last seen: ${seen}${lost}`,
  ].join('\n')
}
