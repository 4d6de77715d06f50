import type { JSX } from 'solid-js'
export const Attribution = (): JSX.Element => null
