import { randomBytes } from 'node:crypto'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ImportProgress } from '#shared/contract/contacts'
import type { OpenedFile } from '#shared/contract/sealed'
import { fileAt, writeTo } from './files'
import { folderOf, withData, withJson } from './options'
import { Failure, FILE_PASSPHRASE, type Place, report } from './outcome'
import type { CoreClient } from './with-core'

type Common = { data: string; json?: boolean }
type Sealing = Common & { out: string; for?: string; results?: boolean; part?: Part }
type Importing = Common & { flawed?: string; sheet: string }
type Results = Common & { out: string; van?: boolean; lang: 'en' | 'es' }
type Part = { part: number; parts: number }

export function addKit(program: Command, place: Place): void {
  const kit = program.command('kit').description('phone-bank kits: sealed files, lists of contacts, results')

  withJson(withData(kit.command('export')))
    .description(
      `writes a kit, or what came of it, as one sealed file; its passphrase is in ${FILE_PASSPHRASE}, or it is sealed --for a laptop`,
    )
    .argument('<kit>', 'the kit, as kit:…')
    .requiredOption('-o, --out <file>', 'where to write the sealed file')
    .option('--results', 'the results alone, without the contacts')
    .option('--for <recipient>', 'public key of the laptop that may open it, as age1…')
    .option('--part <n/m>', 'the part of the list that the laptop calls, as 1/2', readPart)
    .action(async (id: string, options: Sealing) => {
      const what = options.results ? 'results' : 'kit'
      const lock = options.for
        ? ({ by: 'recipient', recipient: options.for } as const)
        : ({ by: 'passphrase', passphrase: needed(place.filePassphrase) } as const)
      const file = await onCore(place, options, (core) =>
        core.sealed.kit({ id, what, lock, part: options.part ?? null }),
      )
      await writeTo(options.out, new Uint8Array(await file.arrayBuffer()))
      report(options.json, { file: options.out, what, bytes: file.size }, `${options.out} holds the ${what}.`)
    })

  withJson(withData(kit.command('import')))
    .description('opens a sealed file, kit or results; or, with --kit, brings a list of contacts into a kit')
    .argument('<file>', 'the sealed file; or CSV or XLSX, with a header row')
    .option('--kit <id>', 'the kit that the contacts are for, as kit:…')
    .option('--sheet <name>', 'the sheet of the workbook', '')
    .option('--flawed <file>', 'where to write the rows that could not be taken, to mend and import again')
    .action(async (path: string, options: Importing & { kit?: string }) => {
      const file = await fileAt(path)
      const { kit: kitId } = options
      if (kitId !== undefined) await importList(place, kitId, file, options)
      else {
        const passphrase = place.filePassphrase ?? ''
        const opened = await onCore(place, options, (core) => core.sealed.open({ file, passphrase }))
        report(options.json, opened, openedWords(opened))
      }
    })

  withJson(withData(kit.command('results')))
    .description('writes the results of a kit as CSV')
    .argument('<kit>', 'the kit, as kit:…')
    .requiredOption('-o, --out <file>', 'where to write the CSV')
    .option('--van', 'as VAN takes them in bulk: one row a contact')
    .addOption(new Option('--lang <language>', 'of headers and outcomes').choices(['en', 'es']).default('en'))
    .action(async (kitId: string, options: Results) => {
      const what = options.van ? 'van' : 'results'
      const file = await onCore(place, options, (core) =>
        core.after.csv({ kitId, what, language: options.lang }),
      )
      await writeTo(options.out, new Uint8Array(await file.arrayBuffer()))
      report(options.json, { file: options.out, what, bytes: file.size }, `${options.out} holds the results.`)
    })
}

async function importList(place: Place, kitId: string, file: File, options: Importing): Promise<void> {
  const batch = randomBytes(16).toString('base64url')
  const outcome = await onCore(place, options, async (core) => {
    let last: ImportProgress | undefined
    const { sheet } = options
    for await (const step of await core.contacts.import({
      ...{ kitId, file, columns: null, sheet, batch, name: file.name },
    }))
      last = step
    return last
  })
  if (outcome?.state !== 'done') throw new Failure('The import was cut off; nothing of it was kept.')
  const { flawedCsv, state: _, ...counts } = outcome
  if (options.flawed && flawedCsv) await writeTo(options.flawed, flawedCsv)
  const { added, known, repeats, flawed } = counts
  report(
    options.json,
    { ...counts, batch },
    `${added} added, ${known + repeats} known already, ${flawed} with errors.`,
  )
}

const openedWords = ({ title, what, kitId, added, known, merged, calledTwice }: OpenedFile): string =>
  [
    `${what === 'kit' ? 'Kit' : 'Results'} “${title}” (${kitId}): ${added} new, ${merged} merged, ${known} known already.`,
    ...(calledTwice > 0 ? [`${calledTwice} contacts were called from two laptops.`] : []),
  ].join(' ')

async function onCore<T>(place: Place, options: Common, work: (core: CoreClient) => Promise<T>): Promise<T> {
  const { withCore } = await import('./with-core')
  return withCore(folderOf(options), place, work)
}

function needed(passphrase: string | undefined): string {
  if (passphrase) return passphrase
  throw new Failure(`Set ${FILE_PASSPHRASE} to the passphrase of the file, or seal it --for a laptop.`)
}

function readPart(text: string): Part {
  const [, part, parts] = /^(\d{1,2})\/(\d{1,2})$/.exec(text)?.map(Number) ?? []
  if (part !== undefined && parts !== undefined && part >= 1 && part <= parts) return { part, parts }
  throw new InvalidArgumentError('A part is written as 1/2.')
}
