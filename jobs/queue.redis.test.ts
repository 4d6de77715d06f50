/** The queue's tests, on the Redis server of REDIS_URL. */
const url = process.env['REDIS_URL']
if (url === undefined || url === '')
  throw new Error('REDIS_URL must name a Redis server, as redis://127.0.0.1:6379.')
process.env['TEST_QUEUE_ON_REDIS'] = url
await import('./queue.test.ts')

export {}
