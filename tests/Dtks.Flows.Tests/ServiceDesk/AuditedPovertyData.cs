using System.Net;
using Dtks.Flows.Tests.Audit;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>A village's poverty data are entered and come into force, and their result is looked at.</summary>
public sealed class AuditedPovertyData : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["povertyData.begun"] = new("section-officer", "SVC-3", "povertyVillage", "coming"),
        ["povertyData.inForce"] = new("system", "SVC-3", "povertyVillage", "current"),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var (flow, village) = (scene.Flow, scene.NextVillage());
        var help = new HelpSteps(flow, village);
        var data = await help.SectionAsync("data");
        var who = help.Applicant();
        var id = await flow.SendPovertyAsync(village, data, "2026-01-10", PovertySteps.File($"{who["nik"]},{who["familyCardNumber"]},Nama CONTOH,1970-01-01,,,,"));
        await flow.IdleAsync();
        Assert.Equal(["2 accepted"], await flow.PovertyToldAsync(village, data, id));
        (await flow.GetAsync($"/desk/{help.Regency}/poverty-data", data)).Expect(HttpStatusCode.OK);
    }
}
