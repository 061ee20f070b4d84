/** One chapter of OWASP ASVS 5.0.0: the level of each requirement, its sections apart by a space. */
type Chapter = { number: number; name: string; levels: string }

export const chapters: readonly Chapter[] = [
  { number: 1, name: 'Encoding and sanitization', levels: '22 1111122223 112222222223 222 123' },
  { number: 2, name: 'Validation and business logic', levels: '122 112 12223 23' },
  { number: 3, name: 'Web frontend', levels: '3 113 12223 11222233 11122333 3 22333' },
  { number: 4, name: 'API and web service', levels: '12233 23333 22 1222' },
  { number: 5, name: 'Files', levels: '2 112333 113 222' },
  {
    number: 6,
    name: 'Authentication',
    levels: '122 111111112222 11223333 112233 22222333 2223 33 2222',
  },
  { number: 7, name: 'Sessions', levels: '222 1111 22 11222 223 22' },
  { number: 8, name: 'Authorization', levels: '1233 1123 133 23' },
  { number: 9, name: 'Self-contained tokens', levels: '111 1222' },
  { number: 10, name: 'OAuth and OIDC', levels: '22 223 22223 1111122222233333 22222 22 222' },
  { number: 11, name: 'Cryptography', levels: '2233 22233 11233 1222 23 23 33' },
  { number: 12, name: 'Secure communication', levels: '12233 11 22223' },
  { number: 13, name: 'Configuration', levels: '2333 222223 2233 1222233' },
  { number: 14, name: 'Data protection', levels: '22 12223333 122' },
  { number: 15, name: 'Secure coding and architecture', levels: '12233 12233 1222222 3333' },
  { number: 16, name: 'Logging and error handling', levels: '2 22222 2222 222 2223' },
  { number: 17, name: 'WebRTC', levels: '23 22223333 22' },
]

export type Level = 1 | 2 | 3

/** The level of every requirement by its id, such as `6.5.1`, in the order of the standard. */
export const levelOf: ReadonlyMap<string, Level> = new Map(
  chapters.flatMap(({ number, levels }) =>
    levels
      .split(' ')
      .flatMap((section, at) =>
        [...section].map((level, index): [string, Level] => [
          `${number}.${at + 1}.${index + 1}`,
          Number(level) as Level,
        ]),
      ),
  ),
)

/** Of level 3 these are kept to as well: what they guard against can cost somebody here their life. */
export const alsoKept = ['6.3.8', '8.3.2', '14.2.6', '14.2.7', '14.2.8'] as const

const ofDocuments = new Set([2, 5, 6, 7, 8, 11, 13, 14, 15, 16])

/** Whether a requirement asks for something written: the first section of these chapters does. */
export function asksForDocument(id: string): boolean {
  const [chapter, section] = id.split('.').map(Number)
  return section === 1 && ofDocuments.has(chapter ?? 0)
}
