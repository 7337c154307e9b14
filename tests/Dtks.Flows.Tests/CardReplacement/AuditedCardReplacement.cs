using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>A deliberation on cards withdraws one, and another household has one in its place; its family changes then.</summary>
public sealed class AuditedCardReplacement : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["card.blocked"] = new("village-head", "CRD-7", "card", "block"),
        ["card.ended"] = new("system", "CRD-10", "card", "block"),
        ["card.familyChanged"] = new("system", "REG-8", "card", "change"),
        ["card.restored"] = new("system", "GOV-3", "card", "status"),
        ["card.replaced"] = new("district-head", "CRD-9", "card", "card block"),
        ["deliberation.replacementsRecorded"] = new("village-officer", "CRD-5", "deliberation", "replacements"),
        ["replacementRecap.compiled"] = new("tksk", "CRD-8", "districtReplacementRecap", "round replacements villages"),
        ["replacementRecap.read"] = new("village-head", null, "replacementRecap", "rows replacements", IsDecided: false),
        ["replacementRecap.submitted"] = new("village-head", "CRD-8", "replacementRecap", "round replacements"),
        ["skrtm.counterSigned"] = new("district-head", "CRD-9", "skrtm", "signature"),
        ["skrtm.exchanged"] = new("system", "CRD-9", "skrtm", "card"),
        ["skrtm.filled"] = new("village-officer", "CRD-6", "skrtm", "answers ground"),
        ["skrtm.read"] = new("village-head", null, "skrtm", "head spouse address familyCardNumber", IsDecided: false),
        ["skrtm.signed"] = new("village-head", "CRD-9", "skrtm", "signature"),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var flow = scene.Flow;
        var (here, deliberation) = await scene.Host.DeliberatingAsync(scene.NextPlace(), 2, 1);
        var without = await here.WithoutCardAsync(1);
        (await deliberation.PutAsync(new[] { ReplacementSteps.On(here.Cards[1], "withdrawCard") })).Expect(HttpStatusCode.OK);
        var skrtm = (await deliberation.ReplaceAsync(new { card = here.Cards[1], household = without[0] })).Replacements()[0];
        await deliberation.FillInAsync(here.Round, skrtm);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeOnCardsAsync(1, 1, 0, 0, 1)).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        await here.SignBothAsync(skrtm);
        foreach (var path in new[] { $"skrtm/{skrtm}", $"skrtm/{skrtm}/print", $"replacement-recap?round={here.Round}" })
        {
            (await flow.GetAsync($"/villages/{here.Code}/{path}", deliberation.Head)).Expect(HttpStatusCode.OK);
        }

        (await flow.PostAsync($"/villages/{here.Code}/replacement-recap/submission", deliberation.Head, new { round = here.Round })).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        (await flow.PostAsync($"/districts/{here.District}/replacement-recap/submission", await flow.TokenAsync("tksk", here.District), new { round = here.Round })).Expect(HttpStatusCode.OK);
        var family = new FamilySteps(flow, deliberation.Officer, here.Code, here.Household);
        await family.ChangeAsync(new { kind = "move", to = here.Code, address = new { street = "Dusun Krajan 13", rt = "3", rw = "2" } });
        await family.ChangeAsync(new { kind = "death", member = "01", diedOn = "2026-11-01", newHead = "02" });
        await family.ChangeAsync(new { kind = "death", member = "02", diedOn = "2026-11-01" });
        await flow.IdleAsync();
        await family.ChangeAsync(new { kind = "deathUndone", member = "02" });
        await flow.IdleAsync();
    }
}
