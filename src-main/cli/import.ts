import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { fileAt, writeTo } from './files'
import { folderOf, withData, withJson } from './options'
import { type Place, report } from './outcome'

type Options = { data: string; json?: boolean; event: string; flawed?: string }

export function addImport(program: Command, place: Place): void {
  withJson(withData(program.command('import')))
    .description('signs up for an event the people of a CSV file')
    .argument('<file>', 'CSV in any encoding, with a header row')
    .requiredOption('--event <id>', 'the event, as event:…')
    .option('--flawed <file>', 'where to write the rows that could not be taken, to mend and import again')
    .action(async (path: string, options: Options) => {
      const { withCore } = await import('./with-core')
      const file = await fileAt(path)
      const batch = randomBytes(16).toString('base64url')
      const { flawedCsv, ...counts } = await withCore(folderOf(options), place, (core) =>
        core.rsvp.importRows({ eventId: options.event, file, columns: null, batch }),
      )
      if (options.flawed && flawedCsv) await writeTo(options.flawed, flawedCsv)
      const { added, repeats, flawed } = counts
      report(
        options.json,
        { ...counts, batch },
        `${added} added, ${repeats} known already, ${flawed} with errors.`,
      )
    })
}
