import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { en } from '#shared/messages/en'
import { firstRun } from './support/first-run'
import { launchElectron } from './support/shells'

type Window = Awaited<ReturnType<typeof launchElectron>>

const test = base.extend<{ dataDir: string; launch: () => Promise<Window> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  dataDir: async ({}, use) => {
    await use(mkdtempSync(join(tmpdir(), 'barnstorm-electron-')))
  },
  launch: async ({ dataDir }, use) => {
    const windows: Window[] = []
    await use(async () => {
      const window = await launchElectron({
        dataDir,
        language: 'en',
        passphrase: 'correct horse battery staple',
      })
      windows.push(window)
      return window
    })
    for (const window of windows) await window.close().catch(() => {})
  },
})

const boundsOf = ({ app }: Window) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())

test('the window opens where it was left', async ({ launch }) => {
  const first = await launch()
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1000, height: 650 }),
  )
  const left = await boundsOf(first)
  expect(left).toMatchObject({ width: 1000, height: 650 })
  await first.close()
  expect(await boundsOf(await launch())).toEqual(left)
})

test('a second start brings the first window to the front and ends', async ({ launch }) => {
  const first = await launch()
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  await expect(launch()).rejects.toThrow()
  await expect
    .poll(() => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false)
})

test('the page is in a sandbox, without Node and without permissions', async ({ launch }) => {
  const { page, app } = await launch()
  const reach = await page.evaluate(async () => ({
    node: typeof Reflect.get(globalThis, 'require') + typeof Reflect.get(globalThis, 'process'),
    bridge: Object.keys(window.barnstorm ?? {}),
    permissions: await Promise.all(
      (['camera', 'microphone', 'geolocation'] as const).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
    notifications: await Notification.requestPermission(),
  }))
  expect(reach).toEqual({
    node: 'undefinedundefined',
    bridge: ['open'],
    permissions: ['denied', 'denied', 'denied'],
    notifications: 'denied',
  })
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return contents && 'getLastWebPreferences' in contents
      ? (contents.getLastWebPreferences as () => Electron.WebPreferences)()
      : null
  })
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
})

test('markup that is not a style sheet cannot get into the page', async ({ launch }) => {
  const { page } = await launch()
  const outcome = await page.evaluate(() => {
    const attempt = (step: () => unknown) => {
      try {
        step()
        return 'done'
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown'
      }
    }
    const element = document.createElement('div')
    return {
      markup: attempt(() => {
        element.innerHTML = '<img src=x onerror=alert(1)>'
      }),
      policy: attempt(() => Reflect.get(globalThis, 'trustedTypes').createPolicy('other', {})),
    }
  })
  expect(outcome).toEqual({ markup: 'TypeError', policy: 'TypeError' })
})

test('links leave the app by the system, and only those of web, mail and phone', async ({ launch }) => {
  const { page, app } = await launch()
  await app.evaluate(({ shell }) => {
    Reflect.set(globalThis, 'opened', [])
    shell.openExternal = async (url) => {
      Reflect.get(globalThis, 'opened').push(url)
    }
  })
  await page.evaluate(() => {
    window.open('https://example.org/a')
    window.open('mailto:ana@example.org')
    window.open('tel:+12125550123')
    window.open('file:///etc/passwd')
    window.open('http://example.org/')
    window.open('https://bank.example@evil.example/')
    window.location.href = 'https://example.org/b'
  })
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'opened')))
    .toEqual(['https://example.org/a', 'mailto:ana@example.org', 'tel:+12125550123', 'https://example.org/b'])
  expect(page.url()).toMatch(/^app:\/\/barnstorm\//)
  expect(app.windows()).toHaveLength(1)
})

test("the projector's window is as closed as the first, is there once, and ends with it", async ({
  launch,
}) => {
  const { page, app } = await launch()
  await firstRun(page, { begin: 'own' })
  const opening = app.waitForEvent('window')
  await page.evaluate(() => window.open('/projector.html#meeting:none'))
  const projector = await opening
  await expect(projector.locator('[data-view="blank"]')).toBeVisible()
  expect(await projector.evaluate(() => Object.keys(window.barnstorm ?? {}))).toEqual(['open'])
  await page.evaluate(() => {
    window.open('/projector.html#meeting:none')
    window.open('/#/events')
  })
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2)
  const ended = app.waitForEvent('close')
  await page.close()
  await ended
})

test("a second screen gets the projector's window; unplugged, it steps aside, and comes back", async ({
  launch,
}) => {
  const { page, app } = await launch()
  await firstRun(page, { begin: 'own' })
  // This machine has one screen: a second one is said to be there, as the system would say it.
  await app.evaluate(({ screen }) => {
    const [laptop] = screen.getAllDisplays()
    if (!laptop) throw new Error('there is no display')
    const wall = { ...laptop, id: laptop.id + 1, bounds: { x: 100, y: 50, width: 1024, height: 576 } }
    Reflect.set(globalThis, 'displays', { laptop, wall })
    screen.getAllDisplays = () => Reflect.get(globalThis, 'shown')
    screen.getDisplayMatching = () => laptop
    Reflect.set(globalThis, 'shown', [laptop, wall])
  })
  const opening = app.waitForEvent('window')
  await page.evaluate(() => window.open('/projector.html#meeting:none'))
  await opening
  const standing = () =>
    app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().includes('projector'),
      )
      return window?.isFullScreen()
    })
  await expect.poll(standing).toBe(true)
  await app.evaluate(({ screen }) => {
    const { laptop, wall } = Reflect.get(globalThis, 'displays')
    Reflect.set(globalThis, 'shown', [laptop])
    screen.emit('display-removed', {}, wall)
  })
  // That it is minimized as well can only be seen where there is a window manager.
  await expect.poll(standing).toBe(false)
  await app.evaluate(({ screen }) => {
    const { laptop, wall } = Reflect.get(globalThis, 'displays')
    Reflect.set(globalThis, 'shown', [laptop, wall])
    screen.emit('display-added', {}, wall)
  })
  await expect.poll(standing).toBe(true)
})

test('the menu bar is made of the actions of the page, and runs them', async ({ launch }) => {
  const { page, app } = await launch()
  await firstRun(page, { begin: 'own' })
  // A window does not give its menu back: the last one that was built is the one it shows.
  await app.evaluate(({ Menu }) => {
    const build = Menu.buildFromTemplate
    Menu.buildFromTemplate = (template) => {
      const menu = build(template)
      Reflect.set(globalThis, 'lastMenu', menu)
      return menu
    }
  })
  await page.reload()
  const pick = () =>
    app.evaluate(
      (_, [group, label]) => {
        const menu: Electron.Menu | undefined = Reflect.get(globalThis, 'lastMenu')
        const items = menu?.items.find((item) => item.label === group)?.submenu?.items
        const item = items?.find((candidate) => candidate.label === label)
        item?.click()
        return item?.label
      },
      [en.app.group.go, en.app.job.events],
    )
  // A menu that was picked from while the page was being loaded anew is picked from again, as a person would.
  await expect(async () => {
    expect(await pick()).toBe(en.app.job.events)
    await expect(page).toHaveURL(/#\/events/, { timeout: 3_000 })
  }).toPass({ timeout: 30_000 })
})
