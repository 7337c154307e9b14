using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Notices;

/// <summary>Of two who are found not eligible one can be told.</summary>
public sealed class AuditedNotices : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["notice.failed"] = new("system", "GOV-3", "notice", "status"),
        ["notice.sent"] = new("system", "GOV-3", "notice", "status"),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var village = scene.NextVillage();
        await scene.Flow.FoundIneligibleAsync(village);
        await scene.Flow.IdleAsync();
        await scene.Flow.FailMessagesAsync("422");
        await scene.Flow.FoundIneligibleAsync(village, ground: 5);
        await scene.Flow.IdleAsync();
        await scene.Flow.MendMessagesAsync();
    }
}
