import { type Command, InvalidArgumentError } from 'commander'
import { type DataFolder, dataFolderAt, defaultDataDir } from '../shell/data-folder'

/** Options that most commands share, so that they read alike. */
export const withData = (command: Command): Command =>
  command.option('--data <folder>', 'the data folder', defaultDataDir())
export const withJson = (command: Command): Command =>
  command.option('--json', 'the result as one line of JSON')

export const folderOf = (options: { data: string }): DataFolder => dataFolderAt(options.data)

/** For commander: a whole number within bounds. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} is needed.`)
  }
