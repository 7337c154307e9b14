using Dtks.Domain.Forms;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Visits;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Proposals;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Visits;

/// <summary>Records home visits (RAT-2).</summary>
public sealed class VisitRecording(
    DocumentStore store, ProposalRepository proposals, DeliberationRepository deliberations, IProposalDossiers dossiers, FormEditions editions, PolicyVersions policies, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>The visit to a proposal's family, or null where none is recorded.</summary>
    public Task<VisitDocument?> FindAsync(string village, string proposal, CancellationToken cancellation) =>
        store.ReadAsync<VisitDocument>(Partitions.Registry(village), VisitDocument.IdOf(proposal), cancellation);

    /// <summary>Records one, in place of what was recorded before. The same again changes nothing. Gives it as it stands then, and what is advised about it.</summary>
    /// <exception cref="ProblemException">404 where there is no such proposal, 412, or what the rules refuse.</exception>
    public Task<(VisitState State, Violation? Advice)> RecordAsync(string village, string proposal, VisitDraft draft, Actor by, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        return retry.RetryAsync(
            async () =>
            {
                var found = await proposals.FindAsync(village, proposal, cancellation) ?? throw new ProblemException(Problem.NotFound);
                var before = await FindAsync(village, proposal, cancellation);
                ifMatch.Require(before?.ETag);
                var (admitted, held) = await AdmittedAsync(found.State, cancellation);
                var events = Accepted.Events(VisitDecider.Record(draft, before?.State, admitted, editions, policies, by, Instant.FromDateTimeOffset(clock.GetUtcNow())));
                if (events is not [var happened])
                {
                    return Advised(before!.State, found.State);
                }

                var after = VisitDecider.Evolve(before?.State, happened);
                var change = Change(before, happened, after);

                // A dossier that is handed in at this moment may have read what is corrected here: of the two the later begins anew. What was not recorded before is in none.
                if (before?.State.Deliberation == held?.State.Id && held?.Village == village)
                {
                    change.Replace(held);
                }

                await commit.SaveAsync(change, cancellation);
                return Advised(after, found.State);
            },
            cancellation);
    }

    private static (VisitState State, Violation? Advice) Advised(VisitState visit, ProposalState proposal) => (visit, VisitDecider.Advice(visit, proposal.Family.Members.Count));

    private static ChangeSet Change(VisitDocument? before, VisitRecorded happened, VisitState after)
    {
        var (village, meta) = (after.Village.Value, happened.Meta);
        var document = before is null ? new VisitDocument { Id = VisitDocument.IdOf(after.Proposal), Village = village, State = after } : before with { State = after };
        var data = new VisitEventData(after.Proposal, village, after.FormVersion, after.VisitedOn, meta.Rule, meta.Policy);
        return new ChangeSet(Partitions.Registry(village), [AuditEntry.Of(meta, happened, document.Id)])
            .Save(document)
            .Then(OutboxEntry.Event($"dtks.{meta.Code}.v1", $"proposals/{village}/{after.Proposal}/visit", data));
    }

    // A deliberation is kept in the village that held it, from which the family may have moved (REG-8).
    private async Task<(AdmittedProposal Admitted, DeliberationDocument? Held)> AdmittedAsync(ProposalState proposal, CancellationToken cancellation)
    {
        var nobody = new AdmittedProposal(proposal.Id, proposal.Village, proposal.Status, Deliberation: null, HeldOn: null);
        if (proposal.DeliberationId is not { } deliberation)
        {
            return (nobody, null);
        }

        foreach (var village in (proposal.CameBy ?? []).Append(proposal.Village).Reverse().Distinct())
        {
            if (await deliberations.FindAsync(village.Value, deliberation, cancellation) is { } held)
            {
                return (nobody with { Deliberation = held.State.Id, HeldOn = held.State.HeldOn, Dossier = await dossiers.HolderOfAsync(held, proposal.Id, cancellation) }, held);
            }
        }

        return (nobody, null);
    }
}
