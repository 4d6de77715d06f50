/** Names of the facts about an installation (app.installation). */
export const facts = {
  /** Account that may open the operator's pages. */
  operator: 'operator',
  /** Login of the demo; gives the operator's role away to the first person. */
  demoAccount: 'demo_account',
  demoWorkspace: 'demo_workspace',
  /** Day after the demo's last, once it is loaded whole. */
  demoLoaded: 'demo_loaded',
} as const
