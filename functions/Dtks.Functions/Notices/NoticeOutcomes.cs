using Dtks.Domain.Areas;
using Dtks.Domain.Notices;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Notices;

/// <summary>Has the domain decide what became of notices, and saves it.</summary>
public sealed class NoticeOutcomes(NoticeReading notices, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>Notes what came of sending a notice. The same again changes nothing.</summary>
    public Task NoteAsync(string village, string notice, NoticeStatus reached, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
                if (await notices.FindAsync(village, notice, cancellation) is { } found
                    && NoticeDecider.Decide(found.State, reached, PolicyVersions.At(TimeZones.DateIn(found.State.Village, now)), now).Events is [var happened])
                {
                    await commit.SaveAsync(Change(found, happened), cancellation);
                }
            },
            cancellation);

    private static ChangeSet Change(NoticeDocument found, NoticeEvent happened)
    {
        var (state, meta) = (NoticeDecider.Evolve(found.State, happened), happened.Meta);
        var data = new NoticeEventData(state.Id, found.Village, state.Kind, state.About, state.Code, state.Status, meta.Rule, meta.Policy);
        return new ChangeSet(Partitions.Registry(found.Village), [AuditEntry.Of(meta, happened, found.Id)])
            .Replace(found with { State = state })
            .Then(
                OutboxEntry.Event($"dtks.{meta.Code}.v1", $"notices/{found.Village}/{state.Id}", data),
                OutboxEntry.Projection(NoticeCopies.ProjectionName, new NoticeMessage(found.Village, state.Id)));
    }
}
