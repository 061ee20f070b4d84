/** The owner of records that belong to no chat and no case, such as due times. Its key is never destroyed. */
export const house = 'house'

const ofSomebody = /^((?:chat|case)\/[^/]+)(?:\/|$)/

/**
 * Whose key seals the record: `chat/<id>` and `case/<id>` for everything under them, else the house.
 * Erasing a chat or a case destroys that one key.
 */
export function ownerOf(recordName: string): string {
  return ofSomebody.exec(recordName)?.[1] ?? house
}
