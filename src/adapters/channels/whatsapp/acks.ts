import { SendFault } from '../../../ports/channel.ts'
import type { Clock } from '../../../ports/clock.ts'
import { channelName } from './names.ts'

/**
 * What became of messages that are on the wire. Baileys calls a message sent when its bytes are in the
 * socket; one that dies with the connection would be lost, so here it is the server's word that counts.
 */
export type Acks = {
  /** Resolves when the server has the message of this id; rejects with a `SendFault`. */
  wait(id: string): Promise<void>
  /** The server said something of a message; null: it has it. */
  settle(id: string, fault: SendFault | null): void
  /** The connection ended: nobody knows of what was on the wire, and each is sent again with its id. */
  end(): void
}

export function createAcks(within: number, clock: Clock): Acks {
  const waiting = new Map<string, (fault: SendFault | null) => void>()
  const lost = () => new SendFault('later', `${channelName}: not acknowledged`)

  return {
    wait(id) {
      return new Promise((resolve, reject) => {
        const callOff = clock.after(within, () => settle(lost()))
        function settle(fault: SendFault | null): void {
          callOff()
          if (waiting.get(id) === settle) waiting.delete(id)
          if (fault) reject(fault)
          else resolve()
        }
        waiting.set(id, settle)
      })
    },
    settle: (id, fault) => waiting.get(id)?.(fault),
    end() {
      for (const settle of [...waiting.values()]) settle(lost())
    },
  }
}
