// The folder of this channel may be left out of the house; this is all that is known of it then. While the
// folder is there, its own types count.
declare module '*/adapters/channels/whatsapp/whatsapp.ts' {
  export function whatsapp(options: {
    keep: import('../ports/keep.ts').Keep
    right: import('../ports/keep.ts').Right | null
    url: string | null
    keptFor: { person: number; sentTo: number }
    log: import('../ports/log.ts').Log
    count: (name: string) => void
  }): import('../ports/channel.ts').Channel
}
