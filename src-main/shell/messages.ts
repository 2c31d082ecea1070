import type { StartProblem } from '#shared/contract/shell'

/** What a shell and its core process say to each other. The core has no other door. */
export type ToCore =
  | { type: 'start'; dataDir: string; key: string; version: string }
  /** In Electron a MessagePort comes along and frames go through it; otherwise they come as `frame`. */
  | { type: 'connect'; connection: number }
  | { type: 'frame'; connection: number; data: Frame }
  | { type: 'hang-up'; connection: number }
  | { type: 'stop' }

export type FromCore =
  | { type: 'ready' }
  /** It ends of its own will, and wants to be started again. */
  | { type: 'restarting' }
  | { type: 'problem'; problem: StartProblem }
  | { type: 'frame'; connection: number; data: Frame }

/** One message of the oRPC protocol: text, or bytes where a file travels along. */
export type Frame = string | Uint8Array
