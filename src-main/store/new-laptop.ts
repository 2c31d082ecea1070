import { randomBytes } from 'node:crypto'
import { PROFILE_ID } from '#shared/model/profile'
import { documentTables } from './catalog'
import type { SqliteDriver } from './driver'

/**
 * A backup restored where there was no database may be a second laptop beside the first. Both must not number forms
 * with one letter (which follows from when the profile was made), nor hand out the same contacts from one desk, nor
 * pass for one room.
 */
export function becomeNewLaptop(driver: SqliteDriver, now: Date): void {
  driver.transaction(() => {
    for (const { number } of documentTables(driver)) {
      const set = (path: string, value: string, where: string) =>
        driver
          .prepare(`UPDATE documents_${number} SET document = json_set(document, ?, ?) WHERE ${where}`)
          .run([path, value])
      set('$.createdAt', now.toISOString(), `json_extract(document, '$.id') = '${PROFILE_ID}'`)
      set('$.desk', randomBytes(9).toString('base64url'), `json_extract(document, '$.kind') = 'kitdesk'`)
      set('$.openUntil', now.toISOString(), `json_extract(document, '$.kind') = 'room'`)
    }
  })
}
