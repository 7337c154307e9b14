using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Partners;

/// <summary>Changes a partner as the Ministry decides: loads, decides, and saves with the audit entry in one batch (REG-3).</summary>
public sealed class PartnerChanges(PartnerRepository partners, PolicyVersions policies, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>Today, in Jakarta.</summary>
    public LocalDate Today => AgreementRules.DayOf(Now);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Registers a partner, or changes one.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="by">Who.</param>
    /// <param name="decide">What comes of it as it stands; null where there is none yet.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>It after that.</returns>
    /// <exception cref="ProblemException">What the decision refuses.</exception>
    public Task<Partner> SaveAsync(string id, Actor by, Func<Partner?, PartnerContext, Decision<PartnerEvent>> decide, CancellationToken cancellation) =>
        retry.RetryAsync(() => OnceAsync(id, by, decide, cancellation), cancellation);

    /// <summary>Changes a partner that there is.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    /// <exception cref="ProblemException">404 where there is none of that id; what the decision refuses.</exception>
    public Task<Partner> ChangeAsync(string id, Actor by, Func<Partner, PartnerContext, Decision<PartnerEvent>> decide, CancellationToken cancellation) =>
        SaveAsync(id, by, (partner, context) => decide(partner ?? throw new ProblemException(Problem.NotFound), context), cancellation);

    private async Task<Partner> OnceAsync(string id, Actor by, Func<Partner?, PartnerContext, Decision<PartnerEvent>> decide, CancellationToken cancellation)
    {
        var before = await partners.FindAsync(id, cancellation);
        var events = Accepted.Events(decide(before?.State, new PartnerContext(by, policies.At(Today), Now)));
        if (events.Count == 0)
        {
            return before!.State;
        }

        var state = events.Aggregate(before?.State, PartnerEvolution.Apply)!;
        var after = before is null
            ? new PartnerDocument { Id = PartnerDocument.IdOf(id), Partner = id, Step = 1, State = state }
            : before with { State = state, Step = before.Step + 1 };
        var change = new ChangeSet(Partitions.Partners(id), events.Select(e => AuditEntry.Of(e.Meta, e, after.Id, PartOf(e))))
            .Save(after).Then(OutboxEntry.Projection(PartnerPlaces.ProjectionName, new PartnerNews(id)));
        await commit.SaveAsync(change, cancellation);
        return state;
    }

    private static string? PartOf(PartnerEvent happened) => happened switch
    {
        AgreementSet e => e.Agreement.Number,
        AgreementEnded e => e.Number,
        PartnerKeySet e => e.Key.Kid,
        PartnerKeyRevoked e => e.Kid,
        PartnerSecretSet e => e.Secret.Id,
        PartnerSecretRevoked e => e.Secret,
        _ => null,
    };
}
