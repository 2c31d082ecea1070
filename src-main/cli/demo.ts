import { type Command, Option } from 'commander'
import type { Language } from '#shared/model/base'
import { folderOf, wholeNumber, withData, withJson } from './options'
import { type Place, report } from './outcome'

type Options = { data: string; json?: boolean; seed: number; people: number; language: Language }

export function addDemo(program: Command, place: Place): void {
  withJson(withData(program.command('demo')))
    .description('fills an empty workspace with a believable barnstorm')
    .option('--seed <number>', 'the same number makes the same demo', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--people <number>', 'people in the room', wholeNumber(20, 200_000), 175)
    .addOption(new Option('--language <language>', 'of the demo').choices(['en', 'es']).default('en'))
    .action(async ({ json, seed, people, language, data }: Options) => {
      const { withCore } = await import('./with-core')
      const folder = folderOf({ data })
      const made = await withCore(folder, place, (core) => core.system.demo({ seed, people, language }))
      report(json, { ...made, dataDir: folder.path }, `The demo is in ${folder.path}. "npm start" opens it.`)
    })
}
