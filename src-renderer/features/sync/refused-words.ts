import { refusalOfReason, type WriteRefusal } from '#shared/domain/write-rules'
import type { Refusal } from '#shared/model/sync'

type Refused = WriteRefusal['tag'] | 'deleted' | 'revoked'

/** Which of the app's own sentences says why it was refused; null where only the server's words are known. */
export function refusedBy({ error, reason }: Pick<Refusal, 'error' | 'reason'>): Refused | null {
  if (error === 'revoked' || error === 'deleted') return error
  if (error === 'too_large' || error === 'document_too_large') return 'too-large'
  return refusalOfReason(reason)?.tag ?? null
}
