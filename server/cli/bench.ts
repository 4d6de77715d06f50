import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { HostError } from '#server/host/errors.ts'
import type { Command } from './command.ts'

const program = fileURLToPath(import.meta.resolve('#bench/main.ts'))

export const benchCommand: Command = {
  usage: 'bench [-- further options of npm run bench]',
  summary: 'Measures our claims on this machine.',
  options: {},
  run: ({ positionals, signal }) =>
    new Promise((settle, fail) => {
      const child = spawn(process.execPath, [program, ...positionals], { stdio: 'inherit', signal })
      child.once('error', fail)
      child.once('exit', (code) => {
        if (code === 0) settle()
        else fail(new HostError('unavailable', 'The bench did not pass; see above.'))
      })
    }),
}
