using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Exports;

/// <summary>
/// Begins an export. There is one for each caller, list and filter: asked for again while it is written, or within an hour, it is the same one; later it is begun anew.
/// </summary>
public sealed class ExportBeginning(DocumentStore store, ChangeCommit commit, OptimisticRetry retry, KeyedHash hash, TimeProvider clock, IOptions<ExportOptions> options)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>202 with how far it is, and where to ask after it.</summary>
    /// <param name="by">Who asks; held to the village before.</param>
    /// <param name="list">The list's name.</param>
    /// <param name="village">The village.</param>
    /// <param name="filter">The status of its rows; null for all.</param>
    /// <param name="language">The client's language.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Answer> BeginAsync(Actor by, string list, string village, string? filter, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(by);
        var id = ExportDocument.IdOf(hash.Of("export", $"{by.Subject}\n{village}\n{list}\n{filter}\n{language}")[..32]);
        return retry.RetryAsync(
            async () =>
            {
                var found = await store.ReadAsync<ExportDocument>(Partitions.Registry(village), id, cancellation);
                if (found is null || !Serves(found))
                {
                    found = New(found, id, by, list, village, filter, language);
                    await commit.SaveAsync(Change(found, by), cancellation);
                }

                return Answer.Accepted(ExportView.Of(found), found.Location());
            },
            cancellation);
    }

    private bool Serves(ExportDocument found)
    {
        var now = clock.GetUtcNow();
        return now < found.ExpiresOn && (found.Status == ExportStatus.Working || now < found.CreatedOn + Fresh);
    }

    private ExportDocument New(ExportDocument? before, string id, Actor by, string list, string village, string? filter, string language)
    {
        var (now, kept) = (clock.GetUtcNow(), TimeSpan.FromHours(options.Value.KeptHours));
        return new ExportDocument
        {
            Id = id,
            Village = village,
            Status = ExportStatus.Working,
            CreatedOn = now,
            ExpiresOn = now + kept,
            By = by.Subject,
            List = list,
            Filter = filter,
            Language = language,
            Round = before is null ? 0 : before.Round + 1,
            ETag = before?.ETag,
        };
    }

    private static ChangeSet Change(ExportDocument begun, Actor by) =>
        new ChangeSet(Partitions.Registry(begun.Village), [AuditEntry.Of(by, "export.begun", begun.Id, new { begun.List, begun.Filter })])
            .Save(begun)
            .Then(
                OutboxEntry.Message(WorkExports.Queue, new ExportMessage(begun.Village, begun.Export())),
                new DeadlineInput(ExpireExports.DeadlineKind, begun.ExpiresOn, begun.Village, begun.Export()).Entry());
}
