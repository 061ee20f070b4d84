/** The name in every address of this channel, and in its log events. */
export const channelName = 'whatsapp'
