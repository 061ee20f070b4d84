import { Console } from 'node:console'
import { Writable } from 'node:stream'

/**
 * The encryption library of this channel prints whole sessions, private keys among them, with
 * `console.info`. Nothing of this house writes by `console` (the linter sees to it) and nothing useful of
 * others does, so from the moment the channel is made it leads nowhere. Filtering by wording would let the
 * next wording through.
 */
export function quietConsole(): void {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  globalThis.console = new Console(nowhere)
}
