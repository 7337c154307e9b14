using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Removals;

namespace Dtks.Flows.Tests.Duplicates;

/// <summary>A pair is found, read and decided; one of the two is removed, and the scan that follows by itself settles the pair.</summary>
public sealed class AuditedDuplicates : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["duplicate.decided"] = new("regency-officer", "REG-5", "duplicate", "outcome stays note"),
        ["duplicate.read"] = new("regency-officer", null, "duplicate", "id regency status points reasons first second", IsDecided: false),
        ["duplicate.settled"] = new("system", "REG-5", "duplicate", "settled"),
        ["duplicateScan.ended"] = new("system", "REG-5", "duplicateScan", "status"),
        ["duplicateScan.started"] = new("regency-officer system", "REG-5", "duplicateScan", "id regency villages parts"),
        ["household.compared"] = new("regency-officer", null, "household", "village household member standing person", IsDecided: false),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, place) = (scene.Flow, scene.NextPlace());
        var officer = await flow.TokenAsync("regency-officer", place.Regency);
        var one = SampleFamily.Of(place.Village).With(0, m => m with { Name = "CONTOHSATU KALIMANTO" });
        await flow.AllRegisteredAsync(one, SampleFamily.Of(place.Villages[1]).Like(one));
        Assert.Equal("done", (await flow.ScanAsync(place.Regency, officer))["status"]);
        var pair = Assert.Single(await flow.DuplicatesAsync(place.Regency, officer));
        (await flow.GetAsync($"/regencies/{place.Regency}/duplicates/{pair["id"]}", officer)).Expect(HttpStatusCode.OK);
        var decision = new { outcome = "same", stays = "first", note = "Diperiksa bersama" };
        (await flow.PostAsync($"/regencies/{place.Regency}/duplicates/{pair["id"]}", officer, decision)).Expect(HttpStatusCode.OK);
        await flow.RecordRemovalAsync((string)pair.SelectToken("second.village")!, (string)pair.SelectToken("second.household")!, officer);
    }
}
