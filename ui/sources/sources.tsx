import type { JSX } from 'solid-js'
export const Sources = (): JSX.Element => null
