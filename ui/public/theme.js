// Runs before the first paint, so that a chosen theme never flashes. Inline scripts are refused by our policy.
try {
  const chosen = localStorage.getItem('theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage is refused: the system's theme applies.
}
