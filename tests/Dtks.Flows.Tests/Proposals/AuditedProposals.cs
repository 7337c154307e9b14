using System.Net;
using Dtks.Flows.Tests.Audit;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>Proposals that are decided, guessed, corrected, taken back and left to fall due.</summary>
public sealed class AuditedProposals : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["earlierProposal.read"] = new("auditor", null, "proposal", "proposal version correctedAt changed kind household contact match", IsDecided: false),
        ["proposal.corrected"] = new("citizen", "PRO-5", "proposal", "content changed"),
        ["proposal.deemedEligible"] = new("system", "PRO-7", "proposal", ""),
        ["proposal.forwarded"] = new("system", "PRO-6", "proposal", "match forwardedOn dueOn"),
        ["proposal.foundEligible"] = new("regency-officer", "PRO-6", "proposal", "granted note"),
        ["proposal.foundIneligible"] = new("regency-officer", "VER-5", "proposal", "ground note"),
        ["proposal.mismatched"] = new("system", "PRO-5", "proposal", "match"),
        ["proposal.notCompared"] = new("system", "PRO-5", "proposal", ""),
        ["proposal.submitted"] = new("citizen village-officer", "PRO-2", "proposal", "id trackingCode source kind family contact"),
        ["proposal.withdrawn"] = new("citizen", null, "proposal", ""),
        ["proposals.listed"] = new("auditor", null, "proposals", "id status kind source head members submittedOn dueOn", IsDecided: false),
    };

    private string _village = string.Empty;

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        _village = scene.NextVillage();
        await scene.Flow.VerifyingAsync(SampleFamily.Of(_village));
        await GuessAsync(scene.Flow);
        await CorrectAsync(scene);
        (await scene.Flow.GetAsync($"/villages/{_village}/proposals", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
    }

    // Guesses sent at once: the first are compared, the rest are not.
    private async Task GuessAsync(Flow flow)
    {
        var family = SampleFamily.Of(_village);
        await flow.RegisterPopulationAsync(family);
        var citizen = await flow.TokenAsync("citizen", _village);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            flow.PostAsync("/proposals", citizen, family.With(0, m => m with { MotherMaidenName = $"Tebakan {(char)('A' + i)}" }).Proposal())));
        await flow.IdleAsync();
    }

    // One that did not match is corrected, and then taken back.
    private async Task CorrectAsync(AuditedScene scene)
    {
        var flow = scene.Flow;
        var family = SampleFamily.Of(_village);
        await flow.RegisterPopulationAsync(family);
        var citizen = await flow.TokenAsync("citizen", _village);
        var wrong = (await flow.PostAsync("/proposals", citizen, family.With(0, m => m with { BirthPlace = "Salah Ketik" }).Proposal())).Expect(HttpStatusCode.Created)["id"];
        await flow.IdleAsync();
        (await flow.PostAsync($"/proposals/{_village}/{wrong}/correction", citizen, family.Proposal())).ExpectStatus("submitted");
        await flow.IdleAsync();
        (await flow.GetAsync($"/proposals/{_village}/{wrong}/versions/1", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
        (await flow.PostAsync($"/proposals/{_village}/{wrong}/withdrawal", citizen, body: null)).ExpectStatus("withdrawn");
    }
}
