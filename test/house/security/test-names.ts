const slots = /\$\{.*?\}|\$[\w.]+|%[sdifjoOc#$]/g

/** What the names of a test that ran look like, of a title as it is written. */
export function namesOf(title: string): RegExp {
  const fixed = title.split(slots).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${fixed.join('.*')}$`, 's')
}
