import { createSignal } from 'solid-js'

export type Theme = 'light' | 'dark'

const chosen = (): Theme | null => {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : null
}
const system = (): Theme => (window.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

const [theme, setShown] = createSignal<Theme>(chosen() ?? system())

/** What is shown now: the person's choice, else the system's. Charts read their colours again when it changes. */
export { theme }

export function toggleTheme(): void {
  const next = theme() === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset.theme = next
  keep('theme', next)
  setShown(next)
}

window.matchMedia?.('(prefers-color-scheme: dark)').addEventListener('change', () => {
  if (chosen() === null) setShown(system())
})

/** Small choices of this person on this machine, such as the theme; refused storage only forgets them. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Private windows may refuse: the choice lasts until reload.
  }
}

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
