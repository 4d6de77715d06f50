import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { HostError } from '#server/host/errors.ts'
import { projectFolder } from '#server/version.ts'

export const builtUi = join(projectFolder, 'dist', 'ui')

/** What the bundle is made of: the pages, and the contracts that they share with engine and server. */
const isSource = (path: string): boolean =>
  path.startsWith('ui/') ||
  /(^|\/)contract\.ts$|\.contract\.ts$/.test(path) ||
  /^engine\/[^/]+\.ts$/.test(path)

function newestSource(): number {
  const paths = ['ui', 'engine', 'server/routes'].flatMap((room) =>
    readdirSync(join(projectFolder, room), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${room}/${path}`,
    ),
  )
  const times = [...paths.filter(isSource), 'package-lock.json'].map(
    (path) => statSync(join(projectFolder, path)).mtimeMs,
  )
  return Math.max(...times)
}

export function uiIsCurrent(): boolean {
  const index = join(builtUi, 'index.html')
  return existsSync(index) && statSync(index).mtimeMs >= newestSource()
}

/** @throws HostError when the build fails, with its first line */
export function buildUi(): Promise<void> {
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--config', 'ui/vite.config.ts', '--logLevel', 'error']
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, args, { cwd: projectFolder, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.once('error', fail)
    child.once('close', (code) => {
      if (code === 0) return settle()
      const line = said.split('\n').find((each) => each.trim() !== '') ?? `it ended with status ${code}`
      fail(new HostError('unavailable', `The user interface could not be built: ${line.trim()}`))
    })
  })
}
