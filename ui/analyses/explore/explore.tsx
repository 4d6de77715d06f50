import type { JSX } from 'solid-js'
export const Explore = (): JSX.Element => null
