using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;

namespace Dtks.Flows.Tests.LetterScans;

/// <summary>A signed letter's scan is accepted and read, another is rejected, and a third never comes.</summary>
public sealed class AuditedScans : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["letterScan.accepted"] = new("system", "RAT-1", "letterScan", "state"),
        ["letterScan.completed"] = new("regent", "RAT-1", "letterScan", "state"),
        ["letterScan.declared"] = new("regent", "RAT-1", "letterScan", "state"),
        ["letterScan.expired"] = new("system", null, "letterScan", "state"),
        ["letterScan.read"] = new("ministry-officer", null, "letterScan", "id letter round fileName contentType length sha256 declaredBy declaredAt status history", IsDecided: false),
        ["letterScan.rejected"] = new("system", "RAT-1", "letterScan", "state"),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, place) = (scene.Flow, scene.NextPlace());
        await scene.Host.AddRowsAsync(place.Village, 1);
        var letter = (await flow.SignAsync(place.Regency, await flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        Assert.NotNull((await flow.UploadScanAsync(place.Regency, letter, ScanSteps.Paper()))["downloadUrl"]);
        await flow.UploadScanAsync(place.Regency, letter, ScanSteps.Paper("attendance"), [.. "%XDF-"u8, .. ScanSteps.Paper("attendance")[5..]]);
        (await flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan([1]))).Expect(HttpStatusCode.Created);
    }
}
