import { allTexts } from '../all-texts.ts'
import type { Check } from '../house.ts'
import { brokenSlot } from '../slots.ts'

/** Every brace in a text belongs to a slot: `{name}`, the name in ASCII letters and digits. */
export const slotsWellFormed: Check = (house) =>
  allTexts(house).flatMap(({ file, name, text }) => {
    const wrong = brokenSlot(text)
    return wrong === null
      ? []
      : [
          {
            file,
            path: name,
            fault: `has "${wrong}", which is no slot`,
            tip: 'write slots as {name}: a small letter first, then letters a to z and digits',
          },
        ]
  })
