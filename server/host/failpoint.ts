import type { Config } from './config.ts'

/** A named point at which a test kills this process, as a power cut would. */
export function failpoint(config: Pick<Config, 'failpoint'>, name: string): void {
  if (config.failpoint === name) process.kill(process.pid, 'SIGKILL')
}
