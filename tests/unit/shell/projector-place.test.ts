import { expect, test } from 'vitest'
import { type Display, projectorDisplay } from '#main/shell/projector-place'

const display = (id: number): Display => ({ id, bounds: { x: id * 1366, y: 0, width: 1366, height: 768 } })
const [laptop, wall, other] = [display(0), display(1), display(2)]

test('the projector goes to the screen that it filled last', () => {
  expect(projectorDisplay({ displayId: 2 }, [laptop, wall, other], 0)).toBe(other)
})

test('the projector goes to any second screen where its own is not there, or there was none yet', () => {
  expect(projectorDisplay({ displayId: 9 }, [laptop, wall], 0)).toBe(wall)
  expect(projectorDisplay(null, [laptop, wall], 0)).toBe(wall)
})

test("the projector never covers the operator's own screen", () => {
  expect(projectorDisplay(null, [laptop], 0)).toBeNull()
  expect(projectorDisplay({ displayId: 0 }, [laptop], 0)).toBeNull()
  // The operator's window was dragged to the second screen: the other one is for the room.
  expect(projectorDisplay({ displayId: 1 }, [laptop, wall], 1)).toBe(laptop)
})
