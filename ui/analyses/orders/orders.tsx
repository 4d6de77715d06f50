import type { JSX } from 'solid-js'
export const Orders = (): JSX.Element => null
