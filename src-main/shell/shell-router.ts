import { implement } from '@orpc/server'
import type { Observable } from 'rxjs'
import { type MenuModel, shellContract } from '#shared/contract/shell'
import { follow } from '../core/follow'
import type { ShellHost } from './shell-host'
import { suggestPassphrase } from './suggest-passphrase'

export type About = { shell: 'electron' | 'browser'; version: string; dataDir: string; platform: string }

/** Menu bar of a page's window. */
export type MenuBar = {
  set(page: number, model: MenuModel): void
  chosen(page: number): Observable<string>
}

/** Which page asks: Electron's number of its window, or a running number of its socket. */
export type ShellContext = { page: number }

/** The shell's contract over its host, the same in both shells. */
export function createShellRouter(host: ShellHost, about: About, menuBar: MenuBar) {
  const os = implement(shellContract).$context<ShellContext>()
  return os.router({
    about: os.about.handler(() => about),
    state: os.state.handler(({ signal }) => follow(host.state, signal)),
    suggestPassphrase: os.suggestPassphrase.handler(({ input }) => ({
      passphrase: suggestPassphrase(input.language),
    })),
    choosePassphrase: os.choosePassphrase.handler(async ({ input, errors }) => {
      const chosen = await host.choosePassphrase(input.passphrase)
      if (chosen.ok) return
      if (chosen.error === 'too-short') throw errors.TOO_SHORT()
      if (chosen.error === 'already-chosen') throw errors.ALREADY_CHOSEN()
      throw errors.NOT_WRITABLE()
    }),
    unlock: os.unlock.handler(async ({ input, errors }) => {
      const unlocked = await host.unlock(input.passphrase)
      if (!unlocked.ok) throw errors.WRONG_PASSPHRASE()
    }),
    retry: os.retry.handler(() => host.retry()),
    menu: {
      set: os.menu.set.handler(({ input, context }) => menuBar.set(context.page, input)),
      chosen: os.menu.chosen.handler(({ context, signal }) => follow(menuBar.chosen(context.page), signal)),
    },
  })
}
