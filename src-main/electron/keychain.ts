import { safeStorage } from 'electron'
import type { Keychain } from '../shell/key-file'

/**
 * The system's keychain, or null where there is none worth the name: on Linux without a secret service, Electron
 * falls back to a password that everybody knows (`basic_text`). The calls that wait are deprecated in Electron 45,
 * their successors unknown to Electron 33, which the app is tested on.
 */
export function systemKeychain(): Keychain | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'system'
  if (backend === 'basic_text' || backend === 'unknown') return null
  return {
    seal: (secret) => safeStorage.encryptString(secret),
    unseal: (sealed) => safeStorage.decryptString(sealed),
  }
}
