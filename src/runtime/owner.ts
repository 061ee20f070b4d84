/** The owner of records that belong to no chat and no case, such as due times. Its key is never destroyed. */
export const house = 'house'

const ofSomebody = /^((?:chat|case)\/[^/]+|objection\/[^/]+(?=\/\d))(?:\/|$)/

/**
 * Whose key seals the record: `chat/<id>` and `case/<id>` for everything under them, `objection/<hash>` for what
 * was written to an objection, else the house. Erasing destroys that one key. What was decided of an objection
 * stays with the house: it outlives the words.
 */
export function ownerOf(recordName: string): string {
  return ofSomebody.exec(recordName)?.[1] ?? house
}
