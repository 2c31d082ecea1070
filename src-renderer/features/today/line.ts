/** One thing that waits, and where it can be dealt with. */
export type Line = { words: string; to: '/events' | '/paper' | '/review' | '/sync' }
