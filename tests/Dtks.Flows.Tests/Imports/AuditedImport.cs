using System.Net;
using Dtks.Flows.Tests.Audit;

namespace Dtks.Flows.Tests.Imports;

/// <summary>One prelist is worked, and one is refused whole.</summary>
public sealed class AuditedImport : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["import.completed"] = new("village-officer post-officer section-officer", "RAT-2 CRD-1 SVC-3", "import", ""),
        ["import.declared"] = new("village-officer post-officer section-officer", "RAT-2 CRD-1 SVC-3", "import", "id fileName length sha256 expiresAt"),
        ["import.finished"] = new("system", "RAT-2 CRD-1 SVC-3", "import", ""),
        ["import.refused"] = new("system", null, "import", "problems"),
        ["import.started"] = new("system", "RAT-2 CRD-1 SVC-3", "import", "rows chunks"),
        ["importResult.read"] = new("village-officer post-officer section-officer", null, "import", "", IsDecided: false),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, village) = (scene.Flow, scene.NextVillage());
        var officer = await flow.TokenAsync("village-officer", village);
        var done = await flow.ImportAsync(village, officer, SampleFile.Of(SampleFamily.Of(village)));
        Assert.Equal(("done", "1"), (done["status"], done["accepted"]));
        foreach (var format in new[] { "json", "csv", "xlsx" })
        {
            (await flow.GetAsync($"/villages/{village}/imports/{done["id"]}/result?format={format}", officer)).Expect(HttpStatusCode.OK);
        }

        Assert.Equal("refused", (await flow.ImportAsync(village, officer, "x"))["status"]);
    }
}
