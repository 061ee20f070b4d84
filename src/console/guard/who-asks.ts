import type { Context } from 'hono'
import { type StaffLanguage, staffLanguages } from '../../domain/desk.ts'
import { fromHere } from '../../pages/from-here.ts'
import { type ReachedSettings, reachedBy } from '../../pages/reached-by.ts'
import type { ConsoleParts } from '../parts.ts'
import { wordsIn } from '../words.ts'
import { cookiesOf } from './cookies.ts'
import { masked } from './masked-secret.ts'
import type { Form } from './read-form.ts'
import type { Visit } from './visit.ts'

/** How a request came here: over which scheme, and whether from a page of ours. */
export type Provenance = {
  secure: boolean
  fromHere: boolean
  /** Another site's page, or an app, has led this browser here. */
  fromElsewhere: boolean
}

export function provenanceOf(c: Context, settings: ReachedSettings): Provenance {
  const { secure, ours } = reachedBy(c, settings)
  const site = c.req.header('Sec-Fetch-Site')
  return {
    secure,
    fromHere: fromHere({ site, origin: c.req.header('Origin'), ours }),
    fromElsewhere: site === 'cross-site' || site === 'same-site',
  }
}

/** Looks the session up anew, so that a changed role or an ended session acts at once. */
export async function visitOf(
  c: Context,
  parts: ConsoleParts,
  secure: boolean,
  form: Form,
): Promise<Visit> {
  const cookies = cookiesOf(c, secure)
  const token = cookies.session()
  const session = token ? await parts.staff.sessions.find(token) : null
  const asked = staffLanguages.find((language) => language === c.req.query('lang'))
  const language =
    session?.member.language ?? asked ?? cookies.language() ?? preferred(c) ?? staffLanguages[0]
  return {
    c,
    cookies,
    language,
    words: wordsIn(parts.texts, language),
    form,
    now: parts.clock.now(),
    piece: c.req.header('HX-Request') === 'true',
    session,
    csrf: session ? masked(session.csrf) : '',
    token: session ? token : '',
  }
}

/** The first of our languages that the browser names; its order is nearly always that of the weights. */
function preferred(c: Context): StaffLanguage | undefined {
  const tags = (c.req.header('Accept-Language') ?? '').slice(0, 500).toLowerCase().split(',')
  return tags
    .map((tag) => tag.trim().slice(0, 2).replace('in', 'id'))
    .map((tag) => staffLanguages.find((language) => language === tag))
    .find(Boolean)
}
