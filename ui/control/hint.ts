const delayMs = 250
const gap = 6

/** One tooltip for the whole page: anything with `data-hint` shows it on hover and on keyboard focus, Esc hides it.
 * The text is also the element's description, so that a screen reader hears it. Built with textContent: names from
 * platforms are text. */
export function installHints(root: Document): () => void {
  const tip = root.createElement('div')
  tip.className = 'tooltip'
  tip.setAttribute('role', 'tooltip')
  tip.id = 'hint'
  tip.popover = 'manual'
  root.body.append(tip)
  let waiting: number | undefined
  let owner: Element | undefined

  const hide = () => {
    window.clearTimeout(waiting)
    owner?.removeAttribute('aria-describedby')
    owner = undefined
    if (tip.matches(':popover-open')) tip.hidePopover()
  }
  const show = (target: Element) => {
    tip.textContent = target.getAttribute('data-hint')
    if (!tip.textContent || !target.isConnected) return
    owner = target
    target.setAttribute('aria-describedby', tip.id)
    tip.showPopover()
    place(tip, target)
  }
  const over = (event: Event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-hint]') : null
    if (target === owner && target) return
    hide()
    if (target) waiting = window.setTimeout(show, event.type === 'focusin' ? 0 : delayMs, target)
  }
  const focused = (event: Event) =>
    event.target instanceof Element && event.target.matches(':focus-visible') && over(event)
  const pressed = (event: KeyboardEvent) => event.key === 'Escape' && hide()
  root.addEventListener('pointerover', over)
  root.addEventListener('pointerdown', hide)
  root.addEventListener('focusin', focused)
  root.addEventListener('focusout', hide)
  root.addEventListener('keydown', pressed)
  return () => {
    root.removeEventListener('pointerover', over)
    root.removeEventListener('pointerdown', hide)
    root.removeEventListener('focusin', focused)
    root.removeEventListener('focusout', hide)
    root.removeEventListener('keydown', pressed)
    tip.remove()
  }
}

function place(tip: HTMLElement, target: Element): void {
  const at = target.getBoundingClientRect()
  const left = Math.max(gap, Math.min(at.left, window.innerWidth - tip.offsetWidth - gap))
  const below = at.bottom + gap
  const top = below + tip.offsetHeight < window.innerHeight ? below : at.top - gap - tip.offsetHeight
  tip.style.setProperty('left', `${left}px`)
  tip.style.setProperty('top', `${top}px`)
}
