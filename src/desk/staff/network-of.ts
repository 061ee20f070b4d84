/**
 * The part of a network address that somebody cannot change at will: of IPv6 the first 64 bits, since
 * everybody has as many addresses below them as they like.
 */
export function networkOf(address: string): string {
  const text = address.trim().toLowerCase().split('%')[0] ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (mapped?.[1]) return mapped[1]
  if (!text.includes(':')) return text
  const [head = '', tail] = text.split('::', 2)
  const front = head.split(':').filter(Boolean)
  const back = (tail ?? '').split(':').filter(Boolean)
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  const parts = [...front, ...Array<string>(gap).fill('0'), ...back]
  return `${parts
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
