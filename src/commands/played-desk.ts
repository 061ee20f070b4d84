import type { Sent } from '../dialogue/transcript.ts'
import { type Desk, type DeskHours, noDesk } from '../domain/desk.ts'
import type { HandOvers } from '../runtime/hand-overs.ts'

type Doing = Extract<Sent, { does: 'desk' }>

const hour = 3_600_000

/** The desk of a played transcript: one worker, who does what the transcript says. Nobody is on duty at first. */
export function playedDesk(playedOn: number) {
  let hours: DeskHours = noDesk.ID
  let worker = { id: 'worker', name: '' }
  let said = 0

  async function chatOf(handOvers: HandOvers): Promise<string> {
    // The words before are answered first: whoever is not wanted yet cannot be taken.
    for (let tries = 0; tries < 100; tries++) {
      const [first] = await handOvers.list()
      if (first) return first.chat
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('nobody waits for the desk')
  }

  return {
    hours: (): Record<Desk, DeskHours> => ({ ID: hours, VN: hours }),
    async do({ what, words }: Doing, handOvers: HandOvers): Promise<void> {
      if (what === 'opens') hours = { onDuty: true, opensAt: null, minutes: Number(words) || null }
      else if (what === 'closes')
        hours = {
          onDuty: false,
          opensAt: words ? playedOn + Number(words) * hour : null,
          minutes: null,
        }
      else {
        const chat = await chatOf(handOvers)
        if (what === 'takes') {
          worker = { id: words, name: words }
          await handOvers.take(chat, worker)
        } else if (what === 'says')
          await handOvers.reply(chat, worker, { id: `w${++said}`, text: words })
        else if (what === 'leaves') await handOvers.backToQueue(chat, worker, true)
        else await handOvers.end(chat, worker, 'advised')
      }
    },
  }
}
