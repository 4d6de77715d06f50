import { answerProposal } from './answer.ts'
import { type ProposalAnswer, proposalRequest } from './proposal.contract.ts'

/** Looks at one file in a process of its own, and ends with it. */
async function answer(message: unknown): Promise<ProposalAnswer> {
  try {
    return await answerProposal(proposalRequest.parse(message))
  } catch (error) {
    const shown = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { type: 'failed', cause: shown instanceof Error ? (shown.stack ?? shown.message) : String(shown) }
  }
}

process.once('message', (message) => {
  answer(message).then(
    (said) => process.send?.(said),
    () => process.exit(1),
  )
})
process.on('disconnect', () => process.exit(0))
// The terminal sends its interrupt to the whole group; the parent decides when children end.
process.on('SIGINT', () => undefined)
