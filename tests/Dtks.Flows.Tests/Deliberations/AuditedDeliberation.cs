using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>A village deliberates: one proposal is admitted and settled after it, one refused, a household is to leave; evidence is accepted, rejected, and never comes.</summary>
public sealed class AuditedDeliberation : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["agenda.listed"] = new("auditor", null, "proposals", "proposal kind source head members submittedOn", IsDecided: false),
        ["deliberation.attendanceCorrected"] = new("village-officer", "MUS-3", "deliberation", "attendees"),
        ["deliberation.cancelled"] = new("village-officer", "MUS-7", "deliberation", "reason"),
        ["deliberation.concluded"] = new("village-head", "MUS-7", "deliberation", "minutes"),
        ["deliberation.decisionsRecorded"] = new("village-officer", "MUS-2", "deliberation", "decisions"),
        ["deliberation.invited"] = new("village-officer", "MUS-3", "deliberation", "invitations"),
        ["deliberation.opened"] = new("village-officer", "MUS-1", "deliberation", "id village kind heldOn place attendees"),
        ["deliberation.read"] = new("auditor", null, "deliberation", "id village kind status heldOn place attendees decisions evidence history", IsDecided: false),
        ["evidence.accepted"] = new("system", "MUS-7", "evidence", ""),
        ["evidence.completed"] = new("village-officer", "MUS-6", "evidence", ""),
        ["evidence.declared"] = new("village-officer", "MUS-6", "evidence", "id deliberationId kind fileName contentType length sha256 expiresAt"),
        ["evidence.expired"] = new("system", null, "evidence", ""),
        ["evidence.read"] = new("village-officer auditor", null, "evidence", "id deliberationId kind fileName contentType length sha256 expiresAt status history", IsDecided: false),
        ["evidence.rejected"] = new("system", "MUS-7", "evidence", "reason"),
        ["household.deactivationProposed"] = new("village-head", "MUS-2", "household", "deactivation"),
        ["proposal.foundEligibleByDeliberation"] = new("village-head", "MUS-2", "proposal", "deliberationId"),
        ["proposal.refusedByDeliberation"] = new("village-head", "MUS-2", "proposal", "deliberationId ground note"),
        ["proposal.tabled"] = new("system", "PRO-3", "proposal", "match"),
        ["units.recorded"] = new("village-officer", "MUS-3", "units", "units"),
    };

    private string _village = string.Empty;
    private string _household = string.Empty;

    /// <inheritdoc />
    public async Task PrepareAsync(AuditedScene scene)
    {
        _village = scene.NextVillage();
        _household = await scene.Flow.EligibleAsync(SampleFamily.Of(_village), "registerWithAssistance", "PKH");
    }

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var flow = scene.Flow;
        var deliberation = await DeliberationFlow.OpenAsync(flow, _village);
        var named = await deliberation.ProposeAsync("registerWithAssistance", "register");
        var decisions = new JArray(
            new JObject { ["proposal"] = named[0], ["decision"] = "assist" },
            DeliberationFlow.Decision(named[1], "refuse"),
            new JObject { ["household"] = _household, ["decision"] = "terminate", ["ground"] = 11 });
        (await flow.GetAsync($"/villages/{_village}/deliberations/agenda", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
        await deliberation.UnitsAsync(("RW 01", "rw"));
        (await deliberation.InviteAsync("2026-11-01")).Expect(HttpStatusCode.OK);
        (await deliberation.PutAsync(decisions)).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), [.. "%XDF-"u8, .. DeliberationFlow.Document("minutes").Content[5..]]);
        await deliberation.UploadAsync();
        var shown = (await flow.GetAsync(deliberation.Path, await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
        (await deliberation.ConcludeAsync(2, terminations: 1)).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        await scene.SettleAsync(scene.Regency, named[0], "second");
        var evidence = shown.Json["evidence"]!.First(e => (string)e["status"]! == "accepted")["id"];
        Assert.NotNull((await flow.GetAsync($"{deliberation.Path}/evidence/{evidence}", await scene.AuditorAsync())).Expect(HttpStatusCode.OK)["downloadUrl"]);

        // One whose upload never comes, and that is put right and given up after all.
        var other = await DeliberationFlow.OpenAsync(flow, _village);
        (await other.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        (await flow.PutAsync($"{other.Path}/attendees", other.Officer, DeliberationFlow.Draft("regular", "bpd")["attendees"])).Expect(HttpStatusCode.OK);
        (await flow.PostAsync($"{other.Path}/cancellation", other.Officer, new { reason = "Salah catat" })).Expect(HttpStatusCode.OK);
    }
}
