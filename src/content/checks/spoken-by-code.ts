import type { SpokenByCode } from '../house.ts'

/**
 * What the code counts on to be in the content. Whoever makes the code say a new text, fill a new slot or
 * go to a step by itself writes it down here; the checks then see to it that the content has it.
 */
export const spokenByCode: SpokenByCode = {
  // The reply to an offer is put together line by line in `dialogue/`.
  keys: ['check:*'],
  slots: [],
  steps: [],
}
