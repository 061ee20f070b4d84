import type { Address } from '../../src/domain/message.ts'
import type { Channel } from '../../src/ports/channel.ts'

/** What one suite needs to know of a channel and of the person at its other end. */
export type ChannelRig = {
  /** Not started yet. */
  channel: Channel
  person: RigPerson
  /** How this person sends a picture; null where the channel carries none. */
  pictures: RigPictures | null
  /** Whether the platform was told that everything this person sent was taken. */
  heard(): Promise<boolean>
  /** What can go wrong on the way to the person; null where nothing stands between. */
  trouble: RigTrouble | null
  /** Taking one message from the screen takes all: it can only be wiped. */
  wipesAll?: boolean
  /** Ends everything the rig began but the channel, which the suite stops itself. */
  close(): Promise<void>
}

export type RigPerson = {
  address: Address
  /**
   * Writes a text, as long as it may be. Resolves when it is on its way, with the texts the platform
   * makes of it: one, or several where it cuts long ones.
   */
  write(text: string): Promise<string[]>
  /** Has the platform bring the last message once more, as after a lost acknowledgement. */
  repeatLast(): Promise<void>
  /** Presses the button with this label; null where there are none. */
  press: ((label: string) => Promise<void>) | null
  /** Null where a place can only be told in words. */
  sendPlace: ((latitude: number, longitude: number) => Promise<void>) | null
  /** What this person sees now of the other side, oldest first. */
  screen(): Promise<Shown[]>
}

/** A message of ours as it is seen. */
export type Shown = {
  text: string
  bold: string[]
  buttons: string[]
  /** The picture above the text, and the name it would be saved under. */
  picture: { bytes: Uint8Array; name: string } | null
  /** The file that came with it, and the name it would be saved under. */
  file: { bytes: Uint8Array; name: string } | null
}

export type RigPictures = {
  send(bytes: Uint8Array, caption: string): Promise<void>
  /** From now on the platform has none of them any more; null where the channel keeps them itself. */
  lose: (() => void) | null
}

export type RigTrouble = {
  /** The next message is refused: too many, come back in `seconds`. */
  busy(seconds: number): void
  /** The next message meets a platform that is out of order. */
  broken(): void
  /** From now on the person cannot be reached any more. */
  gone(): void
}
