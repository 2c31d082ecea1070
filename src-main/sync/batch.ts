/**
 * Records that are read, sent or asked for together. Those of pictures have half a megabyte each: eight of them get through a slow line
 * before a request runs out of time, and neither side holds much of them at once.
 */
const MOST = 1000
const FEW = 8

export const batchOf = (collection: string): number => (collection === 'pictures' ? FEW : MOST)

/** How many changes to ask for next: few after a break, when nobody knows what comes, and while pictures come; else ever more. */
export const nextPageSize = (last: number, ids: readonly string[]): number =>
  ids.some((id) => id.startsWith('picturepart:')) ? FEW : Math.min(MOST, last * 2)

export const FIRST_PAGE = FEW
