import type { Check } from '../house.ts'
import { addressesValid } from './addresses-valid.ts'
import { articlesDated } from './articles-dated.ts'
import { articlesNumbers } from './articles-numbers.ts'
import { articlesPaired } from './articles-paired.ts'
import { articlesShort } from './articles-short.ts'
import { choiceIdsUnique } from './choice-ids-unique.ts'
import { corridorFileName } from './corridor-file-name.ts'
import { countriesKnown } from './countries-known.ts'
import { datesOrdered } from './dates-ordered.ts'
import { emojiOnlyAllowed } from './emoji-only-allowed.ts'
import { familyIsFolder } from './family-is-folder.ts'
import { fileNameIsId } from './file-name-is-id.ts'
import { firstLinesNeutral } from './first-lines-neutral.ts'
import { flowStepsReachable } from './flow-steps-reachable.ts'
import { flowTargetsExist } from './flow-targets-exist.ts'
import { flowThenEnds } from './flow-then-ends.ts'
import { idsUnique } from './ids-unique.ts'
import { lineLength } from './line-length.ts'
import { noForbiddenWords } from './no-forbidden-words.ts'
import { numbersOrdered } from './numbers-ordered.ts'
import { patternProofSize } from './pattern-proof-size.ts'
import { phoneNumbersValid } from './phone-numbers-valid.ts'
import { saidWhereKnown } from './said-where-known.ts'
import { slotsFilled } from './slots-filled.ts'
import { slotsWellFormed } from './slots-well-formed.ts'
import { sourcesDated } from './sources-dated.ts'
import { textKeysExist } from './text-keys-exist.ts'
import { textParity } from './text-parity.ts'
import { unusedKeys } from './unused-keys.ts'
import { vietnameseNfc } from './vietnamese-nfc.ts'

/** Every check the content must pass before the program starts, by the name of its file. */
export const allChecks: Readonly<Record<string, Check>> = {
  'addresses-valid': addressesValid,
  'articles-dated': articlesDated,
  'articles-numbers': articlesNumbers,
  'articles-paired': articlesPaired,
  'articles-short': articlesShort,
  'choice-ids-unique': choiceIdsUnique,
  'corridor-file-name': corridorFileName,
  'countries-known': countriesKnown,
  'dates-ordered': datesOrdered,
  'emoji-only-allowed': emojiOnlyAllowed,
  'family-is-folder': familyIsFolder,
  'file-name-is-id': fileNameIsId,
  'first-lines-neutral': firstLinesNeutral,
  'flow-steps-reachable': flowStepsReachable,
  'flow-targets-exist': flowTargetsExist,
  'flow-then-ends': flowThenEnds,
  'ids-unique': idsUnique,
  'line-length': lineLength,
  'no-forbidden-words': noForbiddenWords,
  'numbers-ordered': numbersOrdered,
  'pattern-proof-size': patternProofSize,
  'phone-numbers-valid': phoneNumbersValid,
  'said-where-known': saidWhereKnown,
  'slots-filled': slotsFilled,
  'slots-well-formed': slotsWellFormed,
  'sources-dated': sourcesDated,
  'text-keys-exist': textKeysExist,
  'text-parity': textParity,
  'unused-keys': unusedKeys,
  'vietnamese-nfc': vietnameseNfc,
}
