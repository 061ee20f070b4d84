import { describe, expect, it } from 'vitest'
import { address, dateFault, faultsIn, sourceFault, textFault, wordsFault } from './faults.ts'
import { csvOf, listOf, namesIn, rowOf, under, yamlOf } from './raw.ts'

const corridors = namesIn('corridors', '.yaml').map((name): [string, unknown] => [
  `corridors/${name}`,
  yamlOf(`corridors/${name}.yaml`),
])
const help = namesIn('help', '.yaml').flatMap((file) =>
  listOf(yamlOf(`help/${file}.yaml`), file).map((e): [string, unknown] => [
    `help/${file}/${String(rowOf(e, file)['id'])}`,
    e,
  ]),
)
const written = [...corridors, ...help]
const agencies = namesIn('agencies', '.csv').flatMap((file) => csvOf(`agencies/${file}.csv`))
const places = csvOf('places.csv')
const bodies = csvOf('bodies.csv')

describe('what we know', () => {
  it('is really there', () => {
    expect(corridors.length).toBeGreaterThan(60)
    expect(help.length).toBeGreaterThan(100)
    expect(agencies.length).toBeGreaterThan(500)
    expect(places.length).toBeGreaterThan(150)
    expect(bodies.length).toBeGreaterThan(50)
  })

  it('has for every fact a source with a title, an address or null, and a date that has been', () => {
    const sources = written.flatMap(([where, value]) => [...under(value, 'source', where)])
    // a pay band names its source in one string; corridors.test.ts looks at those
    const records = sources.filter(([, source]) => typeof source !== 'string')
    expect(records.length).toBeGreaterThan(300)
    expect(faultsIn(records, ([where, source]) => [where, sourceFault(source)])).toEqual([])
  })

  it('has for every row of the lists a source and a date that has been', () => {
    const rows = [
      ...agencies.map((row) => [row, row['listedOn']] as const),
      ...places.map((row) => [row, row['asOf']] as const),
      ...bodies.map((row) => [row, row['asOf']] as const),
    ]
    expect(
      faultsIn(rows, ([row, date]) => [
        `${row['name']}`,
        dateFault(date) ?? ((row['source'] ?? '').length > 5 ? null : 'no source'),
      ]),
    ).toEqual([])
    expect(agencies.filter((row) => !address.test(row['source'] ?? ''))).toEqual([])
  })

  it('is said in both languages, in words we use', () => {
    const words = written.flatMap(([where, value]) =>
      ['name', 'authority', 'rule'].flatMap((key) => [...under(value, key, where)]),
    )
    expect(words.length).toBeGreaterThan(400)
    expect(faultsIn(words, ([where, value]) => [where, wordsFault(value)])).toEqual([])
    const abouts = agencies.flatMap((row) =>
      ['aboutId', 'aboutVi'].map((key) => [`${row['name']} ${key}`, row[key]] as const),
    )
    expect(faultsIn(abouts, ([where, text]) => [where, textFault(text)])).toEqual([])
  })
})
