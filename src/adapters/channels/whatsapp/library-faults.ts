import { RightLost } from '../../../ports/keep.ts'
import type { Log } from '../../../ports/log.ts'
import { channelName } from './names.ts'

const library = /node_modules[\\/](?:@whiskeysockets|libsignal|whatsapp-rust-bridge)[\\/]/
const decoding = /noise-handler|decodeFrame|decodeBinaryNode/

/**
 * The library answers some stanzas in functions nobody waits for. When the line breaks under one of them its
 * promise is rejected unheard, and Node would end the whole service for it. Such faults are borne here, and
 * only they: whatever else is rejected unheard ends the process as before.
 * @param onDeaf a frame could not be read, so none after it can be either
 * @returns how to stop
 */
export function bearLibraryFaults(log: Log, onDeaf: () => void): () => void {
  const bear = (error: unknown) => {
    const kind = kindOf(error)
    if (kind === null) throw error
    log.warn(`${channelName}.library-fault`, { kind })
    if (kind === 'deaf') onDeaf()
  }
  process.on('unhandledRejection', bear)
  return () => process.off('unhandledRejection', bear)
}

/** Null: not the library's. */
function kindOf(error: unknown): 'closed' | 'deaf' | 'other' | null {
  if (error instanceof RightLost) return 'closed'
  if (!(error instanceof Error) || !library.test(error.stack ?? '')) return null
  if (decoding.test(error.stack ?? '')) return 'deaf'
  return error.message.includes('Connection Closed') ? 'closed' : 'other'
}
