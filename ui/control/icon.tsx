import type { JSX } from 'solid-js'

const paths = {
  overview: 'M3 3h4v5H3zM9 3h4v3H9zM9 8h4v5H9zM3 10h4v3H3z',
  attribution:
    'M4 8h3m2-3.2L7 8l2 3.2M11.5 4a1.5 1.5 0 1 0 0 .01M11.5 12a1.5 1.5 0 1 0 0 .01M3 8a1.2 1.2 0 1 0 0 .01',
  reconcile: 'M2.500 13.500h11M4 13.500V3M7 3v4M10 7v3.500M13 13.500v-5',
  restatements: 'M3 5.500h8.500M9 3l2.500 2.500L9 8M13 10.500H4.500M7 8l-2.500 2.500L7 13',
  orders: 'M3.5 2.5h9v11l-2-1.3-2.5 1.3-2.5-1.3-2 1.3zM6 6h4M6 8.8h4',
  explore: 'M3 13V8M6.3 13V3M9.6 13V6.5M13 13v-3',
  sources:
    'M8 6.2c2.8 0 5-.9 5-2s-2.200-2-5-2-5 .9-5 2 2.200 2 5 2zM3 4.200v7.600c0 1.100 2.200 2 5 2s5-.9 5-2V4.200M3 8c0 1.100 2.200 2 5 2s5-.9 5-2',
  mapping:
    'M2.500 3.500h4M2.500 8h4M2.500 12.500h4M9.500 3.500h4M9.500 12.500h4M6.500 3.500c2 0 1 9 3 9M6.500 12.500c2 0 1-9 3-9',
  rules:
    'M2.500 4h5M10.500 4h3M9 2.500v3M2.500 8h2M7.500 8h6M6 6.500v3M2.500 12h6.500M12 12h1.500M10.500 10.500v3',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  person:
    'M8 7.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM3 13.500c.400-2.600 2.400-4 5-4s4.600 1.400 5 4',
  search: 'M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM10.300 10.300 13.500 13.500',
  chevron: 'M4.500 6.500 8 10l3.500-3.500',
  right: 'M6.500 4.500 10 8l-3.500 3.500',
  left: 'M9.500 4.500 6 8l3.500 3.500',
  close: 'M4 4l8 8M12 4l-8 8',
  menu: 'M2.500 4.500h11M2.500 8h11M2.500 11.500h11',
  sun: 'M8 10.700a2.700 2.700 0 1 0 0-5.400 2.700 2.700 0 0 0 0 5.400zM8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M3.400 12.600l1-1M11.600 4.400l1-1',
  moon: 'M13 9.600A5.500 5.500 0 1 1 6.400 3a4.500 4.500 0 0 0 6.600 6.600z',
  sidebar: 'M2.500 3h11v10h-11zM6 3v10',
  check: 'M3.500 8.500 6.500 11.500 12.500 5',
  upload: 'M8 10.500V3M5 5.800 8 2.800l3 3M3 10.500v2.500h10v-2.500',
  copy: 'M5.500 5.500h7v7h-7zM3.500 10.500v-7h7',
  plus: 'M8 3.500v9M3.500 8h9',
} as const
export type IconName = keyof typeof paths

/** 16 px line drawings in the text's colour; always beside a name, never alone for a screen reader. */
export function Icon(props: { name: IconName; size?: number; class?: string }): JSX.Element {
  return (
    <svg
      aria-hidden="true"
      width={props.size ?? 16}
      height={props.size ?? 16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.3"
      stroke-linecap="round"
      stroke-linejoin="round"
      class={props.class}
    >
      <path d={paths[props.name]} />
    </svg>
  )
}
