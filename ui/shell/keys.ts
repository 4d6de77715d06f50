/** What a key does; the help lists exactly these. */
export interface KeyAction {
  readonly keys: string
  readonly title: string
  run(): void
}

const pauseMs = 1200

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(radio|checkbox|button)$/.test(target.type))

/** Presses what carries the key on this page: `aria-keyshortcuts` names it, so help and screen readers agree. */
function pressCarrier(key: string): boolean {
  const carriers = document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`)
  const visible = [...carriers].find((one) => one.checkVisibility())
  if (!visible) return false
  if (visible instanceof HTMLInputElement) visible.focus()
  else visible.click()
  return true
}

/** Listens for single keys, for two in a row such as `g o`, and for `mod+k`. Silent while somebody types. */
export function installKeys(actions: () => readonly KeyAction[]): () => void {
  let first = ''
  let firstAt = 0
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const mod = event.metaKey || event.ctrlKey
    if (mod && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      return run('mod+k')
    }
    if (mod || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return
    const pair = event.timeStamp - firstAt < pauseMs ? `${first} ${event.key}` : ''
    first = event.key
    firstAt = event.timeStamp
    if (run(pair) || run(event.key) || pressCarrier(event.key)) event.preventDefault()
  }
  const run = (keys: string): boolean => {
    const action = actions().find((one) => one.keys === keys)
    if (!action) return false
    first = ''
    action.run()
    return true
  }
  document.addEventListener('keydown', pressed)
  return () => document.removeEventListener('keydown', pressed)
}
