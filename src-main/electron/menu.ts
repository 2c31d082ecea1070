import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { filter, map, Subject } from 'rxjs'
import type { MenuModel } from '#shared/contract/shell'
import type { MenuBar } from '../shell/shell-router'

type Pick = { page: number; id: string }

/** The menu bar of the page that is in front; each page brings its own, in its own language. */
export function createMenuBar(): MenuBar {
  const picks = new Subject<Pick>()
  const menusByPage = new Map<number, Menu>()
  return {
    set(page, model) {
      const menu = Menu.buildFromTemplate(template(model, (id) => picks.next({ page, id })))
      if (!menusByPage.has(page)) showWhenInFront(page, menusByPage)
      menusByPage.set(page, menu)
      show(page, menu)
    },
    chosen: (page) =>
      picks.pipe(
        filter((pick) => pick.page === page),
        map((pick) => pick.id),
      ),
  }
}

function template(model: MenuModel, pick: (id: string) => void): MenuItemConstructorOptions[] {
  return model.map(({ label, items }) => ({
    label,
    submenu: items.map((item): MenuItemConstructorOptions => {
      if ('role' in item) return { role: item.role, label: item.label }
      const { id, label, accelerator, enabled } = item
      // The page hears the key itself: registered here as well, one key would run its action twice.
      const key = accelerator ? { accelerator, registerAccelerator: false } : {}
      return { id, label, enabled, ...key, click: () => pick(id) }
    }),
  }))
}

/** macOS has one menu bar for all windows, the others have one per window. */
function show(page: number, menu: Menu): void {
  const window = windowOf(page)
  if (process.platform !== 'darwin') window?.setMenu(menu)
  else if (window?.isFocused()) Menu.setApplicationMenu(menu)
}

function showWhenInFront(page: number, menusByPage: Map<number, Menu>): void {
  const window = windowOf(page)
  window?.on('focus', () => {
    const menu = menusByPage.get(page)
    if (menu) show(page, menu)
  })
  window?.once('closed', () => menusByPage.delete(page))
}

const windowOf = (page: number): BrowserWindow | undefined =>
  BrowserWindow.getAllWindows().find((window) => window.webContents.id === page)
