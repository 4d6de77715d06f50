/** What stands where a person's data stood. Loaders know it as a placeholder that identifies nobody. */
export const marker = '[redacted]'

/** E-mail addresses, also as they stand in an address of a page. */
const mail =
  /[^\s@"'<>(),;:=&?/|\\[\]{}]+(?:@|%40)[^\s@"'<>(),;:=&?/|\\[\]{}%]+\.[^\s@"'<>(),;:=&?/|\\[\]{}.%\d]{2,}/gi

/** International numbers, and three groups as they are written in North America. Plain runs of digits are ids. */
const phone =
  /(?<![\w.:-])(?:\+[1-9][\d\u00a0 ().\-/]{6,18}\d|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[ .-]\d{3}[ .-]\d{4})(?![\w-])/g

/** Most cells are passed at the price of looking for three signs. */
const mayHold = (text: string): boolean =>
  text.includes('@') || text.includes('%40') || text.includes('+') || /\d[ .-]\d{4}(?!\d)/.test(text)

/** The text with e-mail addresses and telephone numbers replaced. */
export const maskText = (text: string): string =>
  mayHold(text) ? text.replace(mail, marker).replace(phone, marker) : text

/** Parameters of an address that say how a visitor came, and nothing of who it is. */
const ofCampaigns =
  /^(utm_(source|medium|campaign|term|content|id)|gclid|gbraid|wbraid|dclid|ttclid|msclkid|sccid|twclid|li_fat_id|fbclid|epik|srsltid|variant|ref)$/i

const query = /([?&])([^=&#\s"]*)=([^&#\s"]*)/g

/** The text with what else an address says of a visitor replaced: parameters that are none of a campaign. */
export const maskAddress = (text: string): string =>
  maskText(
    text.includes('?')
      ? text.replace(query, (whole, before: string, name: string, value: string) =>
          value === '' || ofCampaigns.test(name) ? whole : `${before}${name}=${marker}`,
        )
      : text,
  )
