/** The body of a request as text, or null where it is longer than `maxBytes`; no more than that is ever held. */
export async function readBody(request: Request, maxBytes: number): Promise<string | null> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared > maxBytes) return null
  // A declared length is enforced by the HTTP server, so the quick way is safe.
  if (Number.isInteger(declared)) return await request.text()
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body) {
    length += chunk.byteLength
    if (length > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
