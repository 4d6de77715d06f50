/** ISO 4217 codes that this runtime knows. */
const known = new Set(Intl.supportedValuesOf('currency'))

export const isCurrency = (code: string): boolean => known.has(code)
export const currencies: readonly string[] = [...known].sort()
