import { contextBridge, ipcRenderer } from 'electron'

/** All that a page gets of Electron: a line to the shell or to the core. A port cannot cross the bridge: it is posted. */
contextBridge.exposeInMainWorld('barnstorm', {
  open: (channel: string, request: number) => ipcRenderer.send('open', { channel, request }),
})
ipcRenderer.on('opened', (event, answer: { channel: string; request: number }) => {
  window.postMessage({ type: 'barnstorm-opened', ...answer }, window.location.origin, event.ports)
})
