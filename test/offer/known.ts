import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { load as parseYaml } from 'js-yaml'
import type { Corridor } from '../../src/domain/corridor.ts'
import { type Cues, cueNames } from '../../src/domain/cue.ts'
import type { Nature } from '../../src/domain/notice.ts'
import type { Pattern } from '../../src/domain/pattern.ts'
import type { KnownBody, KnownPlace } from '../../src/domain/place.ts'
import type { WordingQuestion, WordingWeights } from '../../src/domain/wording.ts'
import type { CheckerKnowledge } from '../../src/offer/check.ts'

/** What a pattern may leave out. */
type LeftOut = 'signals' | 'facts' | 'needs' | 'vetoes' | 'negatable' | 'hits' | 'innocents'

/** The shipped knowledge as the checker takes it, read without the checks of `content/`. */
export function known(root = process.env['KNOWLEDGE_DIR'] ?? 'knowledge'): CheckerKnowledge {
  const own = 'knowledge'
  const yaml = <T>(path: string) => parseYaml(readFileSync(path, 'utf8')) as T
  const cues = Object.fromEntries(
    cueNames.map((name) => [name, yaml(join(own, 'cues', `${name}.yaml`))]),
  ) as Cues
  return {
    cues,
    wording: wording(),
    jobs: yaml(join(own, 'jobs.yaml')),
    payAtHome: yaml(join(own, 'pay-at-home.yaml')),
    judge: yaml(join(own, 'judge.yaml')),
    distress: yaml(join(own, 'distress.yaml')),
    spellings: {
      id: yaml(join(own, 'spellings/id.yaml')),
      vi: yaml(join(own, 'spellings/vi.yaml')),
      en: yaml(join(own, 'spellings/en.yaml')),
    },
    countries: yaml(join(root, 'countries.yaml')),
    places: rows(join(root, 'places.csv')).map((row) => ({
      name: row['name'] ?? '',
      aliases: list(row['aliases']),
      country: row['country'] ?? '',
      kind: (row['kind'] ?? 'city') as KnownPlace['kind'],
    })),
    bodies: rows(join(root, 'bodies.csv')).map((row) => ({
      name: row['name'] ?? '',
      country: row['country'] ?? '',
      kind: (row['kind'] ?? 'agency') as KnownBody['kind'],
      domains: list(row['domains']),
      handles: list(row['handles']),
      imitations: row['imitations'] ?? '',
      aliases: list(row['aliases']),
    })),
    notices: files(join(root, 'agencies'), '.csv').flatMap((path) =>
      rows(path).map((row) => ({
        name: row['name'] ?? '',
        aliases: list(row['aliases']),
        country: path.slice(-6, -4),
        nature: (row['nature'] ?? 'named') as Nature,
        authority: row['authority'] ?? '',
        listedOn: row['listedOn'] ?? '',
        endsOn: row['endsOn'] || null,
        about: { id: row['aboutId'] ?? '', vi: row['aboutVi'] ?? '' },
        licence: row['licence'] || null,
        city: row['city'] || null,
        source: row['source'] ?? '',
      })),
    ),
    corridors: files(join(root, 'corridors'), '.yaml').map((path) => ({
      channels: [],
      fees: [],
      pay: [],
      said: null,
      ...yaml<Omit<Corridor, 'channels' | 'fees' | 'pay' | 'said'>>(path),
    })),
    patterns: files(process.env['PATTERNS_DIR'] ?? join(root, 'patterns'), '.yaml').map((path) => ({
      signals: {},
      facts: [],
      needs: [],
      vetoes: {},
      negatable: true,
      hits: {},
      innocents: {},
      ...yaml<Omit<Pattern, LeftOut>>(path),
    })),
  }
}

/** The learned weights as they are shipped; none where a file is not there yet. */
export function wording(): WordingWeights {
  const of = (question: WordingQuestion) => {
    const path = join('knowledge/wording', `${question}.csv`)
    if (!existsSync(path)) return []
    return rows(path).map((row) => ({ words: row['words'] ?? '', weight: Number(row['weight']) }))
  }
  return { danger: of('danger'), offer: of('offer'), help: of('help'), missing: of('missing') }
}

function files(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? files(path, ending) : [path]
    })
    .filter((path) => path.endsWith(ending))
    .sort()
}

function rows(path: string): Record<string, string>[] {
  return parseCsv(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true })
}

function list(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
}
