/**
 * Builds a PDF anew with what is needed to show its pages: nothing of who wrote it and with what, nothing attached,
 * nothing that runs, no earlier version. Null: it cannot, within its bounds of time and memory. Never rejects.
 */
export type BareDocument = (bytes: Uint8Array) => Promise<Uint8Array | null>
