using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Notices;

/// <summary>Of two who are found not eligible one is sent the notice, and the other told in person.</summary>
public sealed class AuditedNotices : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["notice.failed"] = new("system", "GOV-3", "notice", "status"),
        ["notice.sent"] = new("system", "GOV-3", "notice", "status"),
        ["notice.told"] = new("village-officer", "GOV-3", "notice", "status note"),
        ["notices.listed"] = new("auditor", null, "notices", "id kind about code text createdOn status since", IsDecided: false),
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
        var failed = (await scene.Flow.GetAsync($"/villages/{village}/notices?status=failed", await scene.AuditorAsync())).Expect(HttpStatusCode.OK)["items[0].id"];
        (await scene.Flow.PostAsync($"/villages/{village}/notices/{failed}/telling", await scene.Flow.TokenAsync("village-officer", village), new { note = "Disampaikan di rumah" })).ExpectStatus("told");
    }
}
