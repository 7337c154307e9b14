using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Exports;

/// <summary>A list that is too long for one answer is asked for, and its file fetched. The story's host gives two rows at once.</summary>
public sealed class AuditedExport : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["export.begun"] = new("auditor", null, "export", "list", IsDecided: false),
        ["export.read"] = new("auditor", null, "export", "id status kind source head members submittedOn dueOn problem", IsDecided: false),
    };

    /// <inheritdoc />
    public async Task EndAsync(AuditedScene scene)
    {
        var (flow, village, auditor) = (scene.Flow, scene.NextVillage(), await scene.AuditorAsync());
        for (var i = 0; i < 3; i++)
        {
            await flow.VerifyingAsync(SampleFamily.Of(village));
        }

        var export = (await flow.GetAsync($"/villages/{village}/proposals?format=csv", auditor)).Expect(HttpStatusCode.Accepted);
        await flow.IdleAsync();
        var done = (await flow.GetAsync($"/villages/{village}/exports/{export["id"]}", auditor)).Expect(HttpStatusCode.OK);
        Assert.Equal(4, (await flow.SendAsync(HttpMethod.Get, new Uri(done["downloadUrl"]!).PathAndQuery)).Expect(HttpStatusCode.OK).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
