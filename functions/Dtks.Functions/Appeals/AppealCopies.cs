using Dtks.Domain.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Notices;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Appeals;

/// <summary>Keeps an appeal, as it stands, where its regency and who makes it find it (GOV-3).</summary>
public sealed class AppealCopies(DocumentStore store, AppealReading appeals, NoticeCopies addressees, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "appeal-copies";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var (village, appeal) = JsonText.Read<AppealNews>(input.ToString());
        if (await appeals.FindAsync(village, appeal, cancellation) is not { } found)
        {
            return;
        }

        // Of one that followed its household, who made it and their regency have that of where it was made.
        var (regency, own) = (Partitions.Ratifications(village[..4]), addressees.Of(found.State.By));
        if (found.State.Origin is { } origin && origin.Value[..4] == village[..4])
        {
            return;
        }

        await retry.RetryAsync(() => store.KeepLatestAsync(regency, Copy(found) with { Regency = regency.Value }, cancellation), cancellation);
        if (found.State.Origin is not null)
        {
            return;
        }

        await retry.RetryAsync(() => store.KeepLatestAsync(own, Copy(found) with { Addressee = own.Value }, cancellation), cancellation);
    }

    private static AppealCopyDocument Copy(AppealDocument appeal) => new()
    {
        Id = appeal.Id,
        Village = appeal.Village,
        Kind = appeal.State.Kind,
        About = appeal.State.About,
        Status = appeal.State.Status,
        CreatedOn = appeal.CreatedOn,
        DueOn = appeal.State.DueOn,
        Escalated = appeal.State.Escalated,
        Result = appeal.State.Result,
        Closing = appeal.State.Closing,
        Step = appeal.State.History.Count,
    };
}

/// <summary>An appeal of which something is new.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Appeal">Its id.</param>
public sealed record AppealNews(string Village, string Appeal);
