import { type App, type Session, shell, systemPreferences } from 'electron'
import { externalLink } from '../shell/external-link'
import { APP_ORIGIN } from './app-protocol'

/** Two permissions are given, whatever a page asks for: to fill the screen, and the camera to the screen that photographs paper. */
export function limitPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const wanted = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const isCamera = permission === 'media' && wanted.length > 0 && wanted.every((type) => type === 'video')
    if (permission === 'fullscreen') answer(true)
    else if (!isCamera || !isCameraScreen(contents.getURL())) answer(false)
    else void mayUseCamera().then(answer)
  })
  session.setPermissionCheckHandler(
    (contents, permission, _origin, details) =>
      permission === 'media' &&
      details.mediaType === 'video' &&
      contents !== null &&
      isCameraScreen(contents.getURL()),
  )
  session.setDevicePermissionHandler(() => false)
}

const isCameraScreen = (url: string): boolean => isOwn(url) && new URL(url).hash.startsWith('#/paper/camera')

/** macOS asks the person once, and remembers. */
const mayUseCamera = async (): Promise<boolean> =>
  process.platform !== 'darwin' || systemPreferences.askForMediaAccess('camera')

/**
 * Every page of the app, however it came to be: it stays within the app, opens the projector's window and no other, and
 * hands web, mail and phone links to the system.
 */
export function guardPages(app: App, openProjector: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => keepInside(event, event.url))
    contents.on('will-redirect', (event) => keepInside(event, event.url))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      if (isProjector(url)) openProjector(url)
      else if (!isOwn(url)) openOutside(url)
      return { action: 'deny' }
    })
  })
}

function keepInside(event: { preventDefault(): void }, url: string): void {
  if (isOwn(url)) return
  event.preventDefault()
  openOutside(url)
}

const isProjector = (url: string): boolean => url.startsWith(`${APP_ORIGIN}/projector.html#`)
const isOwn = (url: string): boolean => url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`)

function openOutside(url: string): void {
  const link = externalLink(url)
  // The system may know no program for `tel:`; the page shows the number as well.
  if (link) shell.openExternal(link).catch(() => {})
}
