import type { Fault } from '../../src/content/fault.ts'
import type { House } from '../../src/content/house.ts'
import { readHouse } from '../../src/content/read-house.ts'

/** A house of these files alone, each held against its shape; a file that is not well formed throws. */
export function houseFrom(files: Record<string, string>, given: Partial<House> = {}): House {
  const { house, faults } = readHouse(new Map(Object.entries(files)))
  const real = faults.filter(({ fault }) => fault !== 'is missing')
  if (real.length > 0) throw new Error(JSON.stringify(real))
  return {
    ...house,
    broken: new Set(),
    spoken: { keys: [], slots: [], steps: [] },
    today: '2026-11-25',
    ...given,
  }
}

/** A file of `locales/`. */
export function texts(entries: Record<string, string>): string {
  return JSON.stringify(entries)
}

/** Faults as `file: path: fault`, for tests that do not care about the tip. */
export function brief(faults: readonly Fault[]): string[] {
  return faults.map(({ file, path, fault }) => [file, path, fault].filter(Boolean).join(': '))
}

/** A pattern of the family `money` that is right in every way but for what is written over it. */
export function pattern(over: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id: 'fee',
    family: 'money',
    strength: 'weak',
    weight: 5,
    sources: [{ title: 'An example', date: '2024' }],
    signals: { id: ['bayar dulu'] },
    hits: { id: ['bayar dulu ya', 'harus bayar dulu'] },
    innocents: { id: ['tanpa bayar', 'gaji dibayar'] },
    ...over,
  })
}

/** A helpline that is right in every way but for what is written over it. */
export function help(over: Record<string, unknown> = {}): string {
  return JSON.stringify([
    {
      id: 'line',
      name: { id: 'Contoh', vi: 'Ví dụ' },
      serves: 'any',
      needs: ['child'],
      from: ['ID'],
      by: 'phone',
      contact: '129',
      cost: 'free',
      hours: '24h',
      languages: ['id'],
      confidence: 'high',
      source: { title: 'An example', date: '2024' },
      ...over,
    },
  ])
}

/** A corridor that is right in every way but for what is written over it. */
export function corridor(over: Record<string, unknown> = {}): string {
  return JSON.stringify({ origin: 'ID', destination: 'KH', placement: 'unknown', ...over })
}

/** `knowledge/agencies/<COUNTRY>.csv` with these rows; a row names only the cells it has. */
export function agencies(...rows: Record<string, string>[]): string {
  const columns =
    'name,aliases,nature,authority,listedOn,endsOn,aboutId,aboutVi,licence,city,source'.split(',')
  const usual = {
    name: 'PT Contoh',
    nature: 'fined',
    authority: 'A',
    listedOn: '2024',
    source: 'B',
  }
  const lines = rows.map((row) => {
    const cells: Record<string, string> = { ...usual, ...row }
    return columns.map((column) => `"${cells[column] ?? ''}"`).join(',')
  })
  return [columns.join(','), ...lines].join('\n')
}
