import type { Command } from 'commander'
import { askRunningInstance } from '../serve/instance'
import { openWindow } from '../serve/open-window'
import { closeOnSignal } from './close-on-signal'
import { folderOf, wholeNumber, withData, withJson } from './options'
import { Failure, type Place, report } from './outcome'

type Options = { data: string; port: number; open?: boolean; json?: boolean }

export function addServe(program: Command, place: Place): void {
  withJson(withData(program.command('serve')))
    .description('opens the app in a browser of this computer')
    .option('--port <number>', 'port on 127.0.0.1; 0 for any free one', wholeNumber(0, 65_535), 0)
    .option('--open', 'opens a browser window')
    .action(async (options: Options) => {
      const folder = folderOf(options)
      const running = await askRunningInstance(folder)
      const served = running === null ? await start(options, place) : null
      const address = running ?? served?.newAddress() ?? ''
      const isOpen = options.open === true && openWindow(address, folder)
      report(options.json, { address }, wordsFor(address, isOpen, running !== null))
      if (served) closeOnSignal(served.close)
    })
}

async function start(options: Options, place: Place) {
  const { serve } = await import('../serve/serve')
  const { out, version, passphrase } = place
  try {
    return await serve({ folder: folderOf(options), out, version, passphrase, port: options.port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new Failure(`Port ${options.port} is taken by another program.`)
    if (code === 'EACCES') throw new Failure(`This user may not open port ${options.port}.`)
    throw error
  }
}

function wordsFor(address: string, isOpen: boolean, wasRunning: boolean): string {
  const lead = isOpen ? 'Barnstorm is open in a window. Should none appear:' : 'Open this in your browser:'
  const end = wasRunning
    ? ''
    : '\n\nThe address is good once. Ctrl+C here ends Barnstorm; your work is saved.'
  return `${lead}\n\n    ${address}${end}`
}
