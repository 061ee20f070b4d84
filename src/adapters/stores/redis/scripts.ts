import { createHash } from 'node:crypto'

/** A Lua script that Redis runs as one step. KEYS are always those of `keysOf`, in that order. */
export type Script = { text: string; sha: string }

/**
 * The four Redis keys of one store. The braces keep them in one slot, as a Redis Cluster needs for a
 * script: see `docs/decisions/0003-one-narrow-store.md`.
 */
export function keysOf(namespace: string): string[] {
  return ['values', 'names', 'versions', 'clock'].map((part) => `{${namespace}}:${part}`)
}

/** The channel on which puts of keys of the group are told: see `groupOf` in `../watchers.ts`. */
export function wakeChannel(namespace: string, group: string): string {
  return `{${namespace}}:wake:${group}`
}

/**
 * ARGV: wake channel prefix, how many versions to insist on, how many puts; then key and version of
 * each, key and value of each, and the keys to delete. Replies 1, or 0 when a version had moved.
 *
 * A version is the server's time in microseconds, or one more than the last where that is later: it
 * stays unique even if Redis lost its last commits in a crash, where a plain counter would repeat itself.
 * Numbers are formatted by hand because Lua prints large ones rounded.
 */
export const commitScript = script(`
local values, names, versions, clock = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local channel, conditions, puts = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local at = 4
for _ = 1, conditions do
  if (redis.call('HGET', versions, ARGV[at]) or '0') ~= ARGV[at + 1] then return 0 end
  at = at + 2
end
if puts > 0 then
  local time = redis.call('TIME')
  local version = math.max(tonumber(time[1]) * 1000000 + tonumber(time[2]),
    tonumber(redis.call('GET', clock) or '0') + 1)
  for _ = 1, puts do
    local key = ARGV[at]
    redis.call('HSET', values, key, ARGV[at + 1])
    redis.call('HSET', versions, key, string.format('%.0f', version))
    redis.call('ZADD', names, 0, key)
    redis.call('PUBLISH', channel .. (string.match(key, '^[^/]*/[^/]*') or key), key)
    version = version + 1
    at = at + 2
  end
  redis.call('SET', clock, string.format('%.0f', version - 1))
end
for i = at, #ARGV do
  redis.call('HDEL', values, ARGV[i])
  redis.call('HDEL', versions, ARGV[i])
  redis.call('ZREM', names, ARGV[i])
end
return 1
`)

/** ARGV: keys. Replies value and version of each in turn, so that both are of the same moment. */
export const readScript = script(`
local reply = {}
for i = 1, #ARGV do
  reply[2 * i - 1] = redis.call('HGET', KEYS[1], ARGV[i])
  reply[2 * i] = redis.call('HGET', KEYS[3], ARGV[i])
end
return reply
`)

/** ARGV: first key, the end before which to stop, limit. Replies key, value and version of each in turn. */
export const listScript = script(`
local keys = redis.call('ZRANGE', KEYS[2], '[' .. ARGV[1], '(' .. ARGV[2], 'BYLEX', 'LIMIT', 0, ARGV[3])
local reply = {}
for i = 1, #keys do
  reply[3 * i - 2] = keys[i]
  reply[3 * i - 1] = redis.call('HGET', KEYS[1], keys[i])
  reply[3 * i] = redis.call('HGET', KEYS[3], keys[i])
end
return reply
`)

function script(text: string): Script {
  return { text, sha: createHash('sha1').update(text).digest('hex') }
}
