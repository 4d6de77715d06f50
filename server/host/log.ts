import { type Logger, pino } from 'pino'
import type { LogLevel } from './config.ts'

export type Log = Logger

const neverLogged = [
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  '*.password',
  '*.secret',
  '*.token',
  '*.cookie',
  '*.authorization',
  '*.headers.cookie',
  '*.headers.authorization',
]

/** JSON lines on stderr, so that stdout stays free for answers. `name` says which process speaks. */
export const openLog = (name: string, level: LogLevel): Log =>
  pino({ name, level, redact: neverLogged, base: { name } }, pino.destination({ dest: 2, sync: true }))
