import type { Language } from '../../../domain/language.ts'

// `in` is the old code of Indonesian, which Android still sends; `ms` reads Indonesian sooner than Vietnamese.
const understood: Record<string, Language> = { vi: 'vi', id: 'id', in: 'id', ms: 'id' }

/** The first of our languages in an `Accept-Language` header, by its weights; null where it names none. */
export function preferredLanguage(header: string | undefined): Language | null {
  const wishes = (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
      return { tag: tag.split('-')[0] ?? '', weight: Number(weight.find(Boolean) ?? 1) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    const language = Object.hasOwn(understood, tag) ? understood[tag] : undefined
    if (language) return language
  }
  return null
}
