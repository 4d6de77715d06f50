/** Moves the focus between cells. Each row's cells are `[data-cell]`; the grid keeps one of them in the tab order. */
export function moveFocus(event: KeyboardEvent, grid: HTMLElement): boolean {
  const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]') : null
  const row = cell?.parentElement
  if (!cell || !row) return false
  const cells = cellsOf(row)
  const column = cells.indexOf(cell)
  const rows = [...grid.querySelectorAll<HTMLElement>('tbody > tr')].filter((one) => cellsOf(one).length > 0)
  const at = rows.indexOf(row)
  const target = (to: Element | undefined, index: number): boolean => {
    const next = to ? cellsOf(to)[index] : undefined
    next?.focus()
    return next !== undefined
  }
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return target(rows[at + 1], column)
    case 'ArrowUp':
    case 'k':
      return target(rows[at - 1], column)
    case 'ArrowRight':
      return target(row, column + 1)
    case 'ArrowLeft':
      return column > 0 && target(row, column - 1)
    case 'Home':
      return target(row, 0)
    case 'End':
      return target(row, cells.length - 1)
    default:
      return false
  }
}

const cellsOf = (row: Element): HTMLElement[] => [
  ...row.querySelectorAll<HTMLElement>(':scope > [data-cell]'),
]
