import type { Context } from 'hono'
import type { Lookouts } from '../../../pages/lookouts.ts'
import type { Inside } from '../../../ports/channel.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Draw } from '../../../ports/draw.ts'
import type { Log } from '../../../ports/log.ts'
import type { Refuse } from './answer.ts'
import type { Assets } from './assets.ts'
import type { NewAddress } from './new-address.ts'
import type { UploadGate } from './upload-gate.ts'
import type { Visit, VisitSettings } from './visit.ts'

/** What the routes are made of. */
export type AppParts = {
  settings: VisitSettings
  assets: Assets
  lookouts: Lookouts
  newAddress: NewAddress
  uploads: UploadGate
  clock: Clock
  log: Log
  draw: Draw
  /** Runs a piece of work that a stop waits for. It gets null where the channel does not listen. */
  busy<Result>(work: (inside: Inside | null) => Promise<Result>): Promise<Result>
}

export type RouteParts = AppParts & {
  refuse: Refuse
  visitOf(c: Context): Visit
}
