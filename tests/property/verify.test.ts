import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beginVerification,
  choicesAt,
  type Likeness,
  openSpots,
  type VerifyCommand,
  type VerifyRow,
  verifyStep,
} from '#shared/domain/verify'
import { asksForLook } from '#shared/domain/verify-field'
import type { RowField } from '#shared/model/sheet'
import { aField, aRow } from '#tests/factories/paper'

const text = fc.constantFrom('', 'MARY', 'OKAFOR', '2125550123', '10001')
const field = (name: string): fc.Arbitrary<RowField> =>
  fc.record({ value: text, accepted: fc.boolean(), candidate: text }).map(({ value, accepted, candidate }) =>
    aField(name, value, {
      accepted: value === '' || accepted,
      candidates: [
        { value, probability: 0.6 },
        { value: candidate, probability: 0.3 },
      ],
    }),
  )
const rows: fc.Arbitrary<VerifyRow[]> = fc
  .array(fc.tuple(field('firstName'), field('lastName'), field('phone')), { minLength: 1, maxLength: 6 })
  .map((all) => all.map((fields, index) => aRow({ id: `row:p-${index + 1}`, number: index + 1, fields })))

const command: fc.Arbitrary<VerifyCommand> = fc.oneof(
  fc.constantFrom<VerifyCommand>(
    { type: 'accept' },
    { type: 'illegible' },
    { type: 'nothing' },
    { type: 'blank-row' },
    { type: 'skip' },
    { type: 'undo' },
    { type: 'leave-typing' },
  ),
  fc.nat({ max: 3 }).map((index): VerifyCommand => ({ type: 'candidate', index })),
  fc.constantFrom('A', null).map((start): VerifyCommand => ({ type: 'type', start })),
  text.map((typed): VerifyCommand => ({ type: 'typing', text: typed })),
  fc.constantFrom(1 as const, -1 as const).map((by): VerifyCommand => ({ type: 'move', by })),
  fc.constantFrom(1 as const, -1 as const).map((by): VerifyCommand => ({ type: 'row', by })),
)
const NOBODY: Likeness = new Map()

describe('the cursor of the verification', () => {
  it('stops at everything that asks for a look, and at nothing else, when each stop is answered', () => {
    fc.assert(
      fc.property(rows, (all) => {
        let state = beginVerification(all, NOBODY)
        const seen = new Set<string>()
        for (let press = 0; state.cursor; press++) {
          expect(press).toBeLessThan(100)
          const { rowId, field: name } = state.cursor
          seen.add(`${rowId} ${name}`)
          state = verifyStep(state, { type: 'accept' }, NOBODY)
        }
        const asked = all.flatMap((row) =>
          row.fields.filter((one) => asksForLook(row, one)).map((one) => `${row.id} ${one.name}`),
        )
        expect([...seen].sort()).toEqual([...new Set(asked)].sort())
        expect(openSpots(state.rows, NOBODY)).toEqual([])
      }),
    )
  })

  it('never changes a value that nobody touched, whatever is pressed', () => {
    fc.assert(
      fc.property(rows, fc.array(command, { maxLength: 40 }), (all, presses) => {
        let state = beginVerification(all, NOBODY)
        const touched = new Set<string>()
        for (const press of presses) {
          if (state.cursor) touched.add(`${state.cursor.rowId} ${state.cursor.field}`)
          state = verifyStep(state, press, NOBODY)
        }
        for (const [index, row] of state.rows.entries())
          for (const [at, one] of row.fields.entries())
            if (!touched.has(`${row.id} ${one.name}`)) expect(one).toEqual(all[index]?.fields[at])
      }),
    )
  })

  it('takes every step back, one by one, to where it began', () => {
    fc.assert(
      fc.property(rows, fc.array(command, { maxLength: 40 }), (all, presses) => {
        const start = beginVerification(all, NOBODY)
        let state = start
        for (const press of presses) if (press.type !== 'undo') state = verifyStep(state, press, NOBODY)
        while (state.past.length > 0) state = verifyStep(state, { type: 'undo' }, NOBODY)
        expect(state.rows).toEqual(start.rows)
      }),
    )
  })

  it('comes back to what was skipped, and only then', () => {
    fc.assert(
      fc.property(rows, (all) => {
        let state = beginVerification(all, NOBODY)
        const first = state.cursor
        const open = openSpots(all, NOBODY).length
        fc.pre(first !== null && open > 1)
        state = verifyStep(state, { type: 'skip' }, NOBODY)
        for (let press = 1; press < open; press++) {
          expect(state.cursor).not.toEqual(first)
          state = verifyStep(state, { type: 'accept' }, NOBODY)
        }
        expect(state.cursor === null || openSpots(state.rows, NOBODY).length > 0).toBe(true)
      }),
    )
  })

  it('offers the value that stands there first, and no value twice', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const state = beginVerification(all, NOBODY)
        const choices = choicesAt(state)
        expect(new Set(choices).size).toBe(choices.length)
      }),
    )
  })
})
