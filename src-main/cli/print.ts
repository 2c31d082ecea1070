import { randomBytes } from 'node:crypto'
import { Argument, type Command, Option } from 'commander'
import { FORM_KINDS, type FormKind, type Paper } from '#shared/forms/form'
import type { FormLanguage } from '#shared/forms/words'
import { writeTo } from './files'
import { folderOf, wholeNumber, withData, withJson } from './options'
import { Failure, type Place, report } from './outcome'

type Options = {
  out: string
  meeting?: string
  copies: number
  from?: number
  lang: FormLanguage
  paper: Paper
  data: string
  json?: boolean
}

export function addPrint(program: Command, place: Place): void {
  withJson(withData(program.command('print')))
    .description('makes a PDF of forms to fill in by hand, each copy with its own number')
    .addArgument(new Argument('<form>', 'which form').choices([...FORM_KINDS]))
    .requiredOption('-o, --out <file>', 'the PDF')
    .option(
      '--meeting <id>',
      'prints the title and day of this meeting on it, as meeting:…, and records the forms',
    )
    .option('--copies <number>', 'how many', wholeNumber(1, 500), 1)
    .option(
      '--from <number>',
      'number of the first copy; recorded forms go on from the last',
      wholeNumber(1, 99_999),
    )
    .addOption(new Option('--lang <language>', 'of the form').choices(['en', 'es', 'both']).default('en'))
    .addOption(new Option('--paper <size>', 'of the sheet').choices(['letter', 'a4']).default('letter'))
    .action(async (kind: FormKind, options: Options, command: Command) => {
      const isRecorded = options.meeting !== undefined || command.getOptionValueSource('data') === 'cli'
      if (isRecorded && options.from !== undefined)
        throw new Failure('Recorded forms get the numbers that follow the last: leave out --from.')
      const { pdf, sheets } = isRecorded ? await recorded(kind, options, place) : await loose(kind, options)
      await writeTo(options.out, pdf)
      const { out: file, copies } = options
      report(options.json, { file, sheets }, `${copies} of ${kind} in ${file}.`)
    })
}

type Printed = { pdf: Uint8Array; sheets: { sheet: string; number: number }[] }

/** As the app prints them: the data folder knows each sheet, and misses it when it does not come back. */
async function recorded(kind: FormKind, options: Options, place: Place): Promise<Printed> {
  const { withCore } = await import('./with-core')
  const { meeting = '', copies, lang: language, paper, data } = options
  const key = newSheet()
  return withCore(folderOf({ data }), place, async (core) => {
    if (meeting !== '' && !(await isThere(await core.meeting.one({ id: meeting }))))
      throw new Failure(`There is no meeting ${meeting} in this data folder.`)
    const { file, forms } = await core.paper.print({
      ...{ key, meetingId: meeting, form: kind, language, paper, copies, issuedTo: '' },
    })
    return {
      pdf: new Uint8Array(await file.arrayBuffer()),
      sheets: forms.map(({ id, number }) => ({ sheet: id.slice('form:'.length), number })),
    }
  })
}

async function isThere(live: AsyncIterable<unknown>): Promise<boolean> {
  for await (const one of live) return one !== null
  return false
}

/** Without any data: forms for somebody who only wants to look. */
async function loose(kind: FormKind, { copies, from = 1, lang: language, paper }: Options): Promise<Printed> {
  const { printForms } = await import('../print/forms')
  const { orderOf } = await import('../print/forms-order')
  const order = orderOf({ kind, paper, language, heading: '', copies, from }, newSheet, new Date())
  return {
    pdf: await printForms(order),
    sheets: order.sheets.map(({ sheet, number }) => ({ sheet, number })),
  }
}

const newSheet = () => randomBytes(15).toString('base64url')
