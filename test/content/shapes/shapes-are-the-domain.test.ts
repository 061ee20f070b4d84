import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod'
import type { bodies } from '../../../src/content/shapes/bodies.ts'
import type { corridor } from '../../../src/content/shapes/corridor.ts'
import type { country } from '../../../src/content/shapes/country.ts'
import type { distress } from '../../../src/content/shapes/distress.ts'
import type { flow } from '../../../src/content/shapes/flow.ts'
import type { helpEntry } from '../../../src/content/shapes/help.ts'
import type { judge } from '../../../src/content/shapes/judge.ts'
import type { notices } from '../../../src/content/shapes/notices.ts'
import type { pattern } from '../../../src/content/shapes/pattern.ts'
import type { places } from '../../../src/content/shapes/places.ts'
import type { source } from '../../../src/content/shapes/source.ts'
import type { spellings } from '../../../src/content/shapes/spellings.ts'
import type { Corridor } from '../../../src/domain/corridor.ts'
import type { Flow } from '../../../src/domain/flow.ts'
import type { HelpEntry } from '../../../src/domain/help.ts'
import type { DistressRules, JudgeNumbers, Knowledge } from '../../../src/domain/knowledge.ts'
import type { AgencyNotice } from '../../../src/domain/notice.ts'
import type { Pattern } from '../../../src/domain/pattern.ts'
import type { Country, KnownBody, KnownPlace } from '../../../src/domain/place.ts'
import type { Source } from '../../../src/domain/source.ts'

// Held by the compiler: a field added to the domain, or taken away, stops here until its shape follows.
test('what a shape lets through is what the domain means, no more and no less', () => {
  expectTypeOf<z.output<typeof pattern>>().toEqualTypeOf<Pattern>()
  expectTypeOf<z.output<typeof flow>>().toEqualTypeOf<Flow>()
  expectTypeOf<Omit<z.output<typeof corridor>, 'note'>>().toEqualTypeOf<Corridor>()
  expectTypeOf<Omit<z.output<typeof helpEntry>, 'note'>>().toEqualTypeOf<HelpEntry>()
  expectTypeOf<z.output<typeof notices.shape>>().toEqualTypeOf<Omit<AgencyNotice, 'country'>>()
  expectTypeOf<z.output<typeof places.shape>['place']>().toEqualTypeOf<KnownPlace>()
  expectTypeOf<z.output<typeof bodies.shape>['body']>().toEqualTypeOf<KnownBody>()
  expectTypeOf<z.output<typeof country>>().toEqualTypeOf<Country>()
  expectTypeOf<z.output<typeof judge>>().toEqualTypeOf<JudgeNumbers>()
  expectTypeOf<z.output<typeof distress>>().toExtend<DistressRules>()
  expectTypeOf<DistressRules>().toExtend<z.output<typeof distress>>()
  expectTypeOf<z.output<typeof spellings>>().toEqualTypeOf<Knowledge['spellings']['id']>()
  expectTypeOf<z.output<typeof source>>().toEqualTypeOf<Source>()
})
