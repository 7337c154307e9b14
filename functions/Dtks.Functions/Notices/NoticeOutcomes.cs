using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Notices;

/// <summary>Has the domain decide what became of notices, and saves it.</summary>
public sealed class NoticeOutcomes(NoticeReading notices, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>Notes what came of sending a notice. The same again changes nothing.</summary>
    public Task NoteAsync(string village, string notice, NoticeStatus reached, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
                if (await notices.FindAsync(village, notice, cancellation) is { } found
                    && NoticeDecider.Decide(found.State, reached, policies.At(TimeZones.DateIn(found.State.Village, now)), now).Events is [var happened])
                {
                    await commit.SaveAsync(Change(found, happened).Change, cancellation);
                }
            },
            cancellation);

    /// <summary>The change by which an officer told in person those whom a notice did not reach; and the state after it.</summary>
    /// <exception cref="ProblemException">400, or 409 where there is nobody to tell.</exception>
    public (ChangeSet Change, NoticeState State) Told(NoticeDocument found, NoticeTellingDraft draft, Actor by)
    {
        ArgumentNullException.ThrowIfNull(found);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return Change(found, Accepted.Events(NoticeDecider.Tell(found.State, draft, by, policies.At(TimeZones.DateIn(found.State.Village, now)), now))[0]);
    }

    private static (ChangeSet Change, NoticeState State) Change(NoticeDocument found, NoticeEvent happened)
    {
        var (state, meta) = (NoticeDecider.Evolve(found.State, happened), happened.Meta);
        var data = new NoticeEventData(state.Id, found.Village, state.Kind, state.About, state.Code, state.Status, meta.Rule, meta.Policy);
        var change = new ChangeSet(Partitions.Registry(found.Village), [AuditEntry.Of(meta, happened, found.Id)])
            .Replace(found with { State = state })
            .Then(
                OutboxEntry.Event($"dtks.{meta.Code}.v1", $"notices/{found.Village}/{state.Id}", data),
                OutboxEntry.Projection(NoticeCopies.ProjectionName, new NoticeMessage(found.Village, state.Id)));
        return (change, state);
    }
}
