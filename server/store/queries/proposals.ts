import type { Selectable } from 'kysely'
import type { Db } from '../db.ts'
import type { ProposalDecision, ProposalRecord } from '../records.ts'
import type { GlossaryReads, GlossaryWrites } from '../store.ts'
import type { Tables } from '../tables.ts'
import { concept } from './glossary-records.ts'

type Reads = Pick<GlossaryReads, 'proposal' | 'proposals' | 'decidedProposals' | 'countProposals'>
type Writes = Pick<GlossaryWrites, 'insertProposal' | 'decideProposal' | 'deleteProposal'>

function proposalOf(row: Selectable<Tables['glossary_proposals']>): ProposalRecord {
  return {
    id: row.id,
    glossary: row.glossary,
    kind: row.kind as ProposalRecord['kind'],
    concept: row.concept,
    ifVersion: row.if_version,
    draft: concept(row.draft),
    note: row.note,
    user: row.user_id,
    at: row.at,
    decision: decisionOf(row),
  }
}

function decisionOf(row: Selectable<Tables['glossary_proposals']>): ProposalDecision | null {
  const { state, decided_by, decided_at, reason } = row
  if (state === 'waiting' || decided_by === null || decided_at === null) return null
  return { state: state as ProposalDecision['state'], user: decided_by, at: decided_at, reason }
}

export function proposalReads({ kysely }: Db): Reads {
  const proposals = kysely.selectFrom('glossary_proposals').selectAll()
  return {
    async proposal(id) {
      const row = await proposals.where('id', '=', id).executeTakeFirst()
      return row ? proposalOf(row) : null
    },
    async proposals(glossary, ofConcept) {
      const rows = await proposals
        .where('glossary', '=', glossary)
        .where('state', '=', 'waiting')
        .$if(ofConcept !== undefined, (some) => some.where('concept', '=', ofConcept ?? ''))
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(proposalOf)
    },
    async decidedProposals(glossary, { user, concept: ofConcept, limit }) {
      const rows = await proposals
        .where('glossary', '=', glossary)
        .where('state', '<>', 'waiting')
        .$if(ofConcept !== undefined, (some) => some.where('concept', '=', ofConcept ?? ''))
        .$if(user !== undefined, (some) => some.where('user_id', '=', user ?? ''))
        .orderBy('decided_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(proposalOf)
    },
    async countProposals(glossary) {
      const row = await kysely
        .selectFrom('glossary_proposals')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('glossary', '=', glossary)
        .where('state', '=', 'waiting')
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
  }
}

export function proposalWrites({ kysely }: Db): Writes {
  return {
    async insertProposal(proposal) {
      await kysely
        .insertInto('glossary_proposals')
        .values({
          id: proposal.id,
          glossary: proposal.glossary,
          kind: proposal.kind,
          concept: proposal.concept,
          if_version: proposal.ifVersion,
          draft: proposal.draft && JSON.stringify(proposal.draft),
          note: proposal.note,
          user_id: proposal.user,
          at: proposal.at,
          state: proposal.decision?.state ?? 'waiting',
          decided_by: proposal.decision?.user ?? null,
          decided_at: proposal.decision?.at ?? null,
          reason: proposal.decision?.reason ?? '',
        })
        .execute()
    },
    async decideProposal(id, { state, user, at, reason }) {
      await kysely
        .updateTable('glossary_proposals')
        .set({ state, decided_by: user, decided_at: at, reason })
        .where('id', '=', id)
        .execute()
    },
    async deleteProposal(id) {
      await kysely.deleteFrom('glossary_proposals').where('id', '=', id).execute()
    },
  }
}
