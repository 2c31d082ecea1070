/** Where the program finds itself, and what the environment says. */
export type Place = {
  /** The build: `main/`, `renderer/`. */
  out: string
  resources: string
  version: string
  /** BARNSTORM_PASSPHRASE: opens the data without asking. */
  passphrase: string | undefined
  /** BARNSTORM_FILE_PASSPHRASE: seals and opens files. */
  filePassphrase: string | undefined
}

/** Secrets do not stand on a command line, where others on the machine can read them. */
export const FILE_PASSPHRASE = 'BARNSTORM_FILE_PASSPHRASE'

/** Ends a command: its message is the one clear sentence for whoever typed it. */
export class Failure extends Error {}

/** The result of a command: for a program with `--json`, else in words. */
export function report(json: boolean | undefined, value: object, words: string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : words}\n`)
}
