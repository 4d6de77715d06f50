import type { Here } from '#ui/state/here.tsx'

const narrow = matchMedia('(max-width: 640px)')

/** Whether rules can be written here: by an admin or the owner, and not on a phone, where they are for reading. */
export const mayWrite = (here: Here): boolean => here.mayLoad() && !narrow.matches
