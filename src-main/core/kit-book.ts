import { setImmediate as nextTurn } from 'node:timers/promises'
import type { QueueRest } from '#shared/contract/call'
import type { ContactState } from '#shared/contract/contacts'
import {
  type CalleeFacts,
  contactState,
  factsOf,
  houseRest,
  numbersToTry,
  spokenLanguage,
} from '#shared/domain/contact-state'
import { inOrderOfTime, standing } from '#shared/domain/conversation'
import { Ledger, type StageCounts, type Tally } from '#shared/domain/kit-totals'
import { fold } from '#shared/domain/person'
import { type Asker, type Candidate, type QueueRules, type Taken, whyNobody } from '#shared/domain/queue'
import { QueueIndex } from '#shared/domain/queue-index'
import { isLive } from '#shared/domain/record'
import type { Contact } from '#shared/model/contact'
import type { Conversation } from '#shared/model/conversation'
import type { Caller, CallSheet, Kit, KitMoment, KitTotals } from '#shared/model/kit'
import { inTurns } from './in-turns'

/** Contacts that the queue is told of in one turn. */
const FILL = 5000

type Entry = { callee: CalleeFacts; state: ContactState; name: string }
/** All calls to one contact, and those of them that count. */
type CallLog = { all: Map<string, Conversation>; standing: Conversation[] }

/**
 * One kit's contacts in memory, each with where it stands: what the queue and the lists of an evening ask all the
 * time. It is told of every document that changes and keeps no truth of its own.
 */
export class KitBook {
  private readonly entries = new Map<string, Entry>()
  private readonly households = new Map<string, Set<string>>()
  /** By the contact that was called. */
  private readonly logs = new Map<string, CallLog>()
  private readonly lastByCaller = new Map<string, Conversation>()
  private readonly ledger = new Ledger()
  private readonly callers = new Map<string, Caller>()
  private readonly sheets = new Map<string, CallSheet>()
  private readonly log = new Map<string, KitMoment>()
  /** Contacts that are being handed to somebody at this moment, before it is on the disk. */
  private readonly reserved = new Map<string, string>()
  private readonly queue: QueueIndex
  private forbidden = new Set<string>()
  private stages: StageCounts = noStages()

  constructor(
    private current: Kit,
    part: QueueRules['part'],
  ) {
    this.queue = new QueueIndex({ hours: current.hours, part })
    this.part = part
  }
  private part: QueueRules['part']

  get kit(): Kit {
    return this.current
  }

  setKit(kit: Kit): void {
    const isPaced = JSON.stringify(kit.cooldowns) !== JSON.stringify(this.current.cooldowns)
    this.current = kit
    this.queue.setRules(this.rules)
    if (isPaced) for (const id of this.logs.keys()) this.judgeHouseOf(id)
  }

  setPart({ part, parts }: QueueRules['part']): void {
    this.part = { part, parts }
    this.queue.setRules(this.rules)
  }

  /** Contacts of a list, read for the first time. */
  async fill(contacts: readonly Contact[]): Promise<void> {
    // A house is judged whole, so all of it must be known first.
    await inTurns(contacts, (contact) => this.enter(contact))
    this.forbidden = this.forbiddenNumbers()
    await inTurns(contacts, ({ id }) => this.judgeState(id))
    // Each part is told to the queue as it stands at that moment: calls may come in between.
    for (let start = 0; start < contacts.length; start += FILL) {
      const part = contacts.slice(start, start + FILL)
      this.queue.fill(part.flatMap(({ id }) => this.candidateOf(id) ?? []))
      await nextTurn()
    }
  }

  putContact(contact: Contact): void {
    if (!isLive(contact)) this.dropContact(contact.id)
    else {
      this.enter(contact)
      this.judgeHouseOf(contact.id)
    }
  }

  dropContact(id: string): void {
    const known = this.entries.get(id)
    if (!known) return
    this.stages[known.state.stage]--
    this.entries.delete(id)
    this.households.get(known.callee.household)?.delete(id)
    this.queue.drop(id)
  }

  putConversation(conversation: Conversation): void {
    const { id, contactId, callerId, outcome, corrects, covers } = conversation
    const log = this.logs.get(contactId) ?? { all: new Map<string, Conversation>(), standing: [] }
    this.logs.set(contactId, log)
    log.all.set(id, conversation)
    const last = this.lastByCaller.get(callerId)
    // The same one again is the one whose words were purged.
    if (!last || last.id === id || inOrderOfTime(last, conversation) < 0)
      this.lastByCaller.set(callerId, conversation)
    for (const one of log.standing) this.ledger.remove(one)
    log.standing = standing([...log.all.values()])
    for (const one of log.standing) this.ledger.add(one)
    if (outcome === 'do-not-call' || corrects !== '') this.forbid()
    this.judgeHouseOf(contactId)
    for (const covered of covers) this.judgeHouseOf(covered)
  }

  putCaller(caller: Caller): void {
    this.callers.set(caller.id, caller)
  }

  putSheet(sheet: CallSheet): void {
    this.sheets.set(sheet.id, sheet)
  }

  putMoment(moment: KitMoment): void {
    this.log.set(moment.id, moment)
  }

  moments(): KitMoment[] {
    return [...this.log.values()].sort((one, other) =>
      one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1,
    )
  }

  /** Who has this contact in hand: a caller, or a sheet of paper; null = nobody. */
  holderOf(contactId: string, now: string): { name: string; callerId: string } | null {
    for (const { id, name, lease } of this.callers.values())
      if (lease?.contactId === contactId && lease.until > now) return { name, callerId: id }
    for (const { contactIds, state, number, caller } of this.sheets.values())
      if (state === 'out' && contactIds.includes(contactId))
        return { name: caller || `#${number}`, callerId: '' }
    return null
  }

  /**
   * Takes the next one for this caller out of everybody else's sight; give it back by `unreserve` when it is written.
   * @param busy the contact that this caller is about to log: its house is not called either
   */
  reserveNext(asker: Asker & { callerId: string }, now: string, busy = ''): string | null {
    const found = this.queue.next(asker, this.takenBut(asker.callerId, now, busy), now)
    if (found) this.reserved.set(found.callee.id, asker.callerId)
    return found?.callee.id ?? null
  }

  /** This very contact, where nobody else has it. */
  reserve(contactId: string, callerId: string, now: string): boolean {
    const other = this.holderOf(contactId, now)
    const reservedBy = this.reserved.get(contactId) ?? callerId
    if ((other && other.callerId !== callerId) || reservedBy !== callerId) return false
    this.reserved.set(contactId, callerId)
    return true
  }

  unreserve(contactId: string): void {
    this.reserved.delete(contactId)
  }

  whyNobody(asker: Asker & { callerId: string }, now: string): QueueRest {
    return whyNobody(this.queue.all(), asker, this.takenBut(asker.callerId, now), this.rules, now)
  }

  state(contactId: string): ContactState | null {
    return this.entries.get(contactId)?.state ?? null
  }

  isCallBackDue(contactId: string, now: string): boolean {
    const callBackAt = this.entries.get(contactId)?.state.callBackAt ?? ''
    return callBackAt !== '' && callBackAt <= now
  }

  numbers(contactId: string): string[] {
    const entry = this.entries.get(contactId)
    return entry ? numbersToTry(entry.callee, this.logOf(contactId), entry.state) : []
  }

  /** Others of the house that are still to be called. */
  houseOf(contactId: string): string[] {
    const household = this.entries.get(contactId)?.callee.household
    const ids = household === undefined ? [] : [...(this.households.get(household) ?? [])]
    return ids.filter((id) => id !== contactId)
  }

  isToCall(contactId: string): boolean {
    const stage = this.entries.get(contactId)?.state.stage
    return stage === 'fresh' || stage === 'open'
  }

  /** Contacts whose name begins with, or whose number holds, what was typed; in order of the list. */
  find(text: string, stage: ContactState['stage'] | null): string[] {
    const digits = text.replaceAll(/\D/g, '')
    const isNumber = digits.length >= 3 && /^[\d\s().+-]+$/.test(text.trim())
    const name = fold(text)
    const suits = ({ callee, state, name: own }: Entry): boolean => {
      if (stage !== null && state.stage !== stage) return false
      if (isNumber) return callee.numbers.some((number) => number.includes(digits))
      return name === '' || own.startsWith(name) || own.includes(` ${name}`)
    }
    return [...this.entries.values()]
      .filter(suits)
      .sort((one, other) => one.callee.line - other.callee.line || (one.callee.id < other.callee.id ? -1 : 1))
      .map(({ callee }) => callee.id)
  }

  /** Who has a number that ends with these digits, those called last before the others. */
  byDigits(digits: string, limit: number): { contactId: string; phone: string }[] {
    const found: { contactId: string; phone: string; lastAt: string }[] = []
    for (const { callee, state } of this.entries.values()) {
      const phone = callee.numbers.find((number) => number.endsWith(digits))
      if (phone) found.push({ contactId: callee.id, phone, lastAt: state.lastAt })
    }
    return found
      .sort((one, other) => (one.lastAt === other.lastAt ? 0 : one.lastAt < other.lastAt ? 1 : -1))
      .slice(0, limit)
  }

  /** Those of the queue that a sheet of paper may take: nobody's, callable as soon as it is an hour for calling. */
  claimable(limit: number, now: string): string[] {
    const taken = this.takenBut('', now)
    const ids: string[] = []
    const houses = new Set<string>()
    for (const id of this.find('', null)) {
      const entry = this.entries.get(id)
      if (ids.length === limit || !entry) break
      const { household } = entry.callee
      if (!this.isToCall(id) || houses.has(household)) continue
      if (taken.contacts.has(id) || taken.households.has(household) || entry.state.restsUntil > now) continue
      houses.add(household)
      ids.push(id)
    }
    return ids
  }

  allCallers(): Caller[] {
    return [...this.callers.values()]
  }

  caller(id: string): Caller | null {
    return this.callers.get(id) ?? null
  }

  allSheets(): CallSheet[] {
    return [...this.sheets.values()].sort((one, other) => one.number - other.number)
  }

  /** All conversations of a contact, also those that were corrected. */
  logOf(contactId: string): Conversation[] {
    return [...(this.logs.get(contactId)?.all.values() ?? [])]
  }

  /** All of all contacts, also those that were corrected. */
  allConversations(): Conversation[] {
    return [...this.logs.values()].flatMap((log) => [...log.all.values()])
  }

  /** The conversations that count, of all contacts. */
  standing(): Conversation[] {
    return [...this.logs.values()].flatMap((log) => log.standing)
  }

  /** Calls are counted for ever; where contacts stood, once they are purged, is what the kit says of its closing. */
  totals(): KitTotals {
    const counted = this.ledger.totals(this.stages)
    const { purgedAt, final } = this.current
    if (purgedAt === '' || !final) return counted
    const { contacts, done, open, fresh, signUps } = final
    return { ...counted, contacts, done, open, fresh, signUps }
  }

  /** What this caller logged last. */
  lastOf(callerId: string): Conversation | null {
    return this.lastByCaller.get(callerId) ?? null
  }

  tallyOfCaller(callerId: string): Tally {
    return this.ledger.ofCaller(callerId)
  }

  tallyOfRound(round: number): Tally {
    return this.ledger.ofRound(round)
  }

  contactIds(): string[] {
    return [...this.entries.keys()]
  }

  calledTwice(): string[] {
    return [...this.logs.keys()].filter((id) => this.entries.get(id)?.state.calledTwice)
  }

  private get rules(): QueueRules {
    return { hours: this.current.hours, part: this.part }
  }

  private takenBut(callerId: string, now: string, busy = ''): Taken {
    const contacts = new Set<string>([busy])
    for (const { id, lease } of this.callers.values())
      if (lease && lease.until > now && id !== callerId) contacts.add(lease.contactId)
    for (const [contactId, by] of this.reserved) if (by !== callerId) contacts.add(contactId)
    for (const { state, contactIds } of this.sheets.values())
      if (state === 'out') for (const id of contactIds) contacts.add(id)
    const households = new Set<string>()
    for (const id of contacts) {
      const household = this.entries.get(id)?.callee.household
      if (household !== undefined) households.add(household)
    }
    return { contacts, households }
  }

  /** Knows the contact and its house; where it stands is judged next. */
  private enter(contact: Contact): void {
    const known = this.entries.get(contact.id)
    if (known) {
      this.stages[known.state.stage]--
      this.households.get(known.callee.household)?.delete(contact.id)
    }
    const callee = factsOf(contact)
    const house = this.households.get(callee.household) ?? new Set<string>()
    this.households.set(callee.household, house.add(contact.id))
    this.stages.fresh++
    const name = fold(`${contact.firstName} ${contact.lastName}`)
    this.entries.set(contact.id, { callee, state: freshState, name })
  }

  private judgeHouseOf(contactId: string): void {
    const entry = this.entries.get(contactId)
    if (!entry) return
    for (const id of this.households.get(entry.callee.household) ?? []) this.judge(id)
  }

  private judge(id: string): void {
    this.judgeState(id)
    const candidate = this.candidateOf(id)
    if (candidate) this.queue.put(candidate)
  }

  private judgeState(id: string): void {
    const entry = this.entries.get(id)
    if (!entry) return
    this.stages[entry.state.stage]--
    entry.state = this.stateOf(entry.callee)
    this.stages[entry.state.stage]++
  }

  private stateOf(callee: CalleeFacts): ContactState {
    return contactState(callee, this.houseLog(callee), this.current.cooldowns, this.forbidden)
  }

  private houseLog({ id, household }: CalleeFacts): Conversation[] {
    const members = this.households.get(household)
    if (!members || members.size < 2) return this.logOf(id)
    return [...members].flatMap((member) => this.logOf(member))
  }

  private candidateOf(id: string): Candidate | null {
    const entry = this.entries.get(id)
    if (!entry) return null
    const { callee, state } = entry
    const log = this.houseLog(callee)
    const others = log.filter(({ contactId, covers }) => contactId !== id && !covers.includes(id))
    return {
      callee,
      state,
      houseRestsUntil: others.length === 0 ? '' : houseRest(others, this.current.cooldowns),
      language: log.length === 0 ? callee.language : spokenLanguage(callee, log),
    }
  }

  private forbid(): void {
    const before = this.forbidden
    this.forbidden = this.forbiddenNumbers()
    const isChanged = (number: string) => this.forbidden.has(number) !== before.has(number)
    if (![...this.forbidden, ...before].some(isChanged)) return
    for (const { callee } of this.entries.values()) if (callee.numbers.some(isChanged)) this.judge(callee.id)
  }

  /** Numbers whose people asked never to be called again, by whatever contact they were dialled. */
  private forbiddenNumbers(): Set<string> {
    const numbers = new Set<string>()
    for (const [contactId, log] of this.logs) {
      for (const { outcome, phone } of log.standing) {
        if (outcome !== 'do-not-call') continue
        const dialled = phone !== '' ? [phone] : (this.entries.get(contactId)?.callee.numbers ?? [])
        for (const number of dialled) numbers.add(number)
      }
    }
    return numbers
  }
}

const freshState: ContactState = {
  stage: 'fresh',
  outcome: null,
  calls: 0,
  lastAt: '',
  restsUntil: '',
  callBackAt: '',
  deadPhones: [],
  calledTwice: false,
}

const noStages = (): StageCounts => ({ fresh: 0, open: 0, done: 0, 'no-number': 0, 'do-not-call': 0 })
