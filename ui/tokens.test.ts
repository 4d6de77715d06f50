import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

type Rgb = readonly [number, number, number]

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const block = (start: string) => new RegExp(`${start} \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
const declared = (text: string) =>
  new Map(
    [...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  )
const light = declared(block(':root'))
const dark = new Map([...light, ...declared(block('\\[data-theme="dark"\\]'))])

function colour(theme: ReadonlyMap<string, string>, name: string): Rgb {
  const value = theme.get(name) ?? ''
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  if (other) return colour(theme, other)
  const hex = /^#(..)(..)(..)$/.exec(value)
  if (!hex) throw new Error(`${name} is no colour: ${value}`)
  const part = (at: number) => Number.parseInt(hex[at] ?? '', 16) / 255
  return [part(1), part(2), part(3)]
}

const linear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

/** OKLab of Ottosson. */
function oklab([r, g, b]: Rgb): Rgb {
  const [R, G, B] = [linear(r), linear(g), linear(b)]
  const l = Math.cbrt(0.4122214708 * R + 0.5363325363 * G + 0.0514459929 * B)
  const m = Math.cbrt(0.2119034982 * R + 0.6806995451 * G + 0.1073969566 * B)
  const s = Math.cbrt(0.0883024619 * R + 0.2817188376 * G + 0.6299787005 * B)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
const distance = (a: Rgb, b: Rgb) => Math.hypot(...oklab(a).map((part, at) => part - (oklab(b)[at] ?? 0)))

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('in the %s theme', (_, theme) => {
  const paper = ['--bg', '--bg-sunken', '--bg-raised'].map((name) => colour(theme, name))
  const channels = [...light.keys()].filter((name) => name.startsWith('--ch-'))

  test.each(['--text', '--text-2', '--text-3', '--accent-text', '--good', '--bad', '--warn'])(
    '%s can be read on every ground',
    (name) => {
      for (const ground of paper) expect(contrast(colour(theme, name), ground)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(channels)('a mark of %s stands out from the page', (name) => {
    expect(contrast(colour(theme, name), colour(theme, '--bg'))).toBeGreaterThanOrEqual(3)
  })

  test('no two channels look alike', () => {
    for (const [at, a] of channels.entries())
      for (const b of channels.slice(at + 1))
        expect(distance(colour(theme, a), colour(theme, b)), `${a} ${b}`).toBeGreaterThanOrEqual(0.07)
  })
})
