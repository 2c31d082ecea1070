import { BehaviorSubject, type Observable } from 'rxjs'
import type { ShellState, StartProblem } from '#shared/contract/shell'
import { isLongEnough } from '#shared/domain/passphrase'
import { err, ok, type Result } from '#shared/domain/result'
import type { CoreState, CoreSupervisor } from './core-supervisor'
import type { DataFolder } from './data-folder'
import { diskProblem } from './disk-problem'
import {
  createKeychainKey,
  createPassphraseKey,
  type Keychain,
  type KeyFile,
  openKeychainKey,
  openPassphraseKey,
  readKeyFile,
} from './key-file'

type Options = {
  folder: DataFolder
  /** Null where the system has none worth the name: then a passphrase keeps the key. */
  keychain: Keychain | null
  /** Opens or makes the key without asking, for programs and tests (BARNSTORM_PASSPHRASE). */
  passphrase?: string | undefined
  supervisor: CoreSupervisor
}

/** From a data folder to a running core: finds the key, asks for a passphrase where it takes one, says what is wrong. */
export type ShellHost = {
  state: Observable<ShellState>
  begin(): Promise<void>
  choosePassphrase(passphrase: string): Promise<Result<null, 'too-short' | 'already-chosen' | 'not-writable'>>
  unlock(passphrase: string): Promise<Result<null, 'wrong-passphrase'>>
  retry(): Promise<void>
  /** To be told of every change of the core. */
  coreChanged(state: CoreState): void
}

export function createShellHost({ folder, keychain, passphrase, supervisor }: Options): ShellHost {
  const state = new BehaviorSubject<ShellState>({ phase: 'starting', restarts: 0 })
  let keyFile: KeyFile | null = null
  let keyOpened = false

  const fail = (problem: StartProblem) => state.next({ phase: 'problem', problem })

  function open(key: string) {
    keyOpened = true
    supervisor.start(key)
  }

  async function begin(): Promise<void> {
    state.next({ phase: 'starting', restarts: 0 })
    try {
      const read = await readKeyFile(folder)
      if (!read.ok) return fail({ tag: read.error, detail: folder.keyFile })
      keyFile = read.value
      await (keyFile === null ? firstRun() : known(keyFile))
    } catch (error) {
      fail(diskProblem(error))
    }
  }

  async function firstRun(): Promise<void> {
    if (keychain) return opened(await createKeychainKey(folder, keychain))
    if (passphrase) return opened(await createPassphraseKey(folder, passphrase))
    state.next({ phase: 'choose-passphrase' })
  }

  async function known(file: KeyFile): Promise<void> {
    if (file.kind === 'keychain') {
      const key = openKeychainKey(file, keychain)
      return key.ok ? open(key.value) : fail({ tag: key.error, detail: folder.keyFile })
    }
    const key = passphrase === undefined ? null : await openPassphraseKey(file, passphrase)
    if (key?.ok) return open(key.value)
    state.next({ phase: 'ask-passphrase' })
  }

  /** Where another process made the key in the same moment, its key file is the one that counts. */
  async function opened(created: Result<string, 'exists'>): Promise<void> {
    if (!created.ok) return begin()
    const read = await readKeyFile(folder)
    keyFile = read.ok ? read.value : null
    open(created.value)
  }

  return {
    state,
    begin,
    async choosePassphrase(chosen) {
      if (state.value.phase !== 'choose-passphrase') return err('already-chosen')
      if (!isLongEnough(chosen)) return err('too-short')
      try {
        const created = await createPassphraseKey(folder, chosen)
        await opened(created)
        return created.ok ? ok(null) : err('already-chosen')
      } catch {
        return err('not-writable')
      }
    },
    async unlock(given) {
      if (keyFile?.kind !== 'passphrase') return err('wrong-passphrase')
      const key = await openPassphraseKey(keyFile, given)
      if (!key.ok) return err('wrong-passphrase')
      if (!keyOpened) open(key.value)
      return ok(null)
    },
    async retry() {
      if (state.value.phase !== 'problem') return
      if (keyOpened) supervisor.retry()
      else await begin()
    },
    coreChanged(core) {
      if (core.phase === 'starting') state.next(core)
      if (core.phase === 'problem') state.next(core)
      if (core.phase === 'ready' && keyFile) state.next({ ...core, keyKeeper: keyFile.kind })
    },
  }
}
