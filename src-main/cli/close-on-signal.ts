/** For a command that serves until somebody ends it: closes what is open, then ends with code 0. */
export function closeOnSignal(close: () => Promise<void>): void {
  let isClosing = false
  const end = () => {
    if (isClosing) return
    isClosing = true
    void close().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
}
