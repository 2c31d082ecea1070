import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
]

/** The program of Chromium or one of its kin on this computer; null where there is none. */
export function findChromium(): string | null {
  const { env, platform } = process
  if (platform === 'darwin')
    return firstExisting([
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    ])
  if (platform === 'win32')
    return firstExisting(
      [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((root) =>
        root
          ? [
              join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
              join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
            ]
          : [],
      ),
    )
  return onPath(NAMES)
}

const firstExisting = (paths: string[]): string | null => paths.find((path) => existsSync(path)) ?? null

/** The first of these programs that is on the path. */
export const onPath = (names: string[]): string | null =>
  firstExisting(
    names.flatMap((name) =>
      (process.env.PATH ?? '').split(delimiter).map((directory) => join(directory, name)),
    ),
  )
