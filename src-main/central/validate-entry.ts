import { type Place, reasonOf, refuseWrite, type StoredRecord, type Writer } from '#shared/domain/write-rules'

/**
 * Entry of the bundle in resources/couchdb/validate.js: makes the `validate_doc_update` of one circle's
 * database. CouchDB wants a refusal thrown as a plain object.
 */
export default (place: Place) =>
  (record: StoredRecord, before: StoredRecord | null, writer: Writer): void => {
    const refusal = refuseWrite(record, before, writer, place)
    if (refusal) throw { forbidden: reasonOf(refusal) }
  }
