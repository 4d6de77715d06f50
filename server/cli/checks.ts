import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { HostError } from '#server/host/errors.ts'
import { ownFolder, systemCode } from '#server/host/private-file.ts'
import { portError } from '#server/port.ts'

const oldestNode = 24

/** @throws HostError `configuration` for a Node that cannot run us */
export function checkNode(nodeVersion: string): void {
  const [major] = nodeVersion.split('.')
  if (Number(major) >= oldestNode) return
  throw new HostError(
    'configuration',
    `Node ${oldestNode} or newer is needed and this is ${nodeVersion}; \`npm install && npm start\` brings its own.`,
  )
}

/** @throws HostError `configuration` naming the folder */
export function checkFolder(folder: string): void {
  ownFolder(folder)
  const probe = join(folder, `.probe-${process.pid}`)
  try {
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    throw new HostError(
      'configuration',
      `The folder ${folder} cannot be written (${systemCode(cause) ?? 'unknown'}).`,
      {
        field: 'OMNITRACK_HOME',
        cause,
      },
    )
  }
}

/** @throws HostError `configuration` when the port is taken */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((settle, fail) => {
    const probe = createServer()
    probe.once('error', (cause) => fail(portError(host, port, cause)))
    probe.listen(port, host, () => probe.close(() => settle()))
  })
}
