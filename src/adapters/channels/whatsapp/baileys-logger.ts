/** What Baileys may log through: nothing, since its lines are full of numbers, texts and keys. */
export const baileysLogger = {
  level: 'silent',
  child: () => baileysLogger,
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
}
