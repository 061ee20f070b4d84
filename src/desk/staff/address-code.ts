import type { HashIndex } from '../../runtime/addresses.ts'
import { networkOf } from './network-of.ts'

/** A code by which acts from one network address are known to belong together, and the address is not. */
export async function addressCode(keyring: HashIndex, address: string): Promise<string> {
  return (await keyring.index(`staff-address:${networkOf(address)}`)).slice(0, 16)
}
