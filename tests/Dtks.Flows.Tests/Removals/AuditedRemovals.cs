using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.Removals;

/// <summary>A removal is taken back, another takes effect and is undone on appeal, of a third everybody it means is dead by then, and a fourth follows a family that moved.</summary>
public sealed class AuditedRemovals : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["appeal.waitsAgain"] = new("system", "GOV-3", "appeal", ""),
        ["household.reinstated"] = new("regency-officer", "GOV-3", "household", "change members entitlements"),
        ["household.removed"] = new("system", "RAT-6", "household", "change former entitlements ended"),
        ["proposal.familyStandsAgain"] = new("system", "GOV-3", "proposal", ""),
        ["proposal.refusedFamilyGone"] = new("system", "REG-8", "proposal", ""),
        ["proposal.numbersLost"] = new("system", "REG-5", "proposal", ""),
        ["proposal.refusedRemoved"] = new("system", "RAT-6", "proposal", "match"),
        ["removal.cancelled"] = new("regency-officer", "RAT-6", "removal", "reason"),
        ["removal.effective"] = new("system", "RAT-6", "removal", "stoppedFrom"),
        ["removal.moot"] = new("system", "RAT-6", "removal", ""),
        ["removal.followed"] = new("system", "REG-8", "removal", "removal"),
        ["removal.read"] = new("auditor", null, "removal", "id village household ground number members source note status history", IsDecided: false),
        ["removal.recorded"] = new("regency-officer", "RAT-6", "removal", "id village household ground number members source note recordedOn noticeEndsOn"),
        ["removal.undone"] = new("regency-officer", "GOV-3", "removal", "reason"),
        ["removal.widened"] = new("system", "RAT-6", "removal", "born"),
        ["removals.listed"] = new("auditor", null, "household", "id village household ground number members source note status history", IsDecided: false),
    };

    private Place _place = null!;
    private SampleFamily _family = null!;
    private string _household = string.Empty;
    private string _citizen = string.Empty;

    private string Path => $"/households/{_place.Village}/{_household}/removals";

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, place) = (scene.Flow, scene.NextPlace());
        var (village, regency) = (place.Village, await flow.TokenAsync("regency-officer", place.Regency));
        _place = place;
        var family = _family = SampleFamily.Of(village, members: 2);
        (_household, _citizen) = await flow.VerifyingAsync(family, "registerWithAssistance", "PKH");
        (await flow.VerifyAsync(village, _household, regency)).Expect(HttpStatusCode.OK);
        var other = SampleFamily.Of(village, members: 3);
        var gone = await flow.EligibleAsync(other, "registerWithAssistance", "PKH");
        await flow.RatifyAsync(place.Regency);

        // They end with its household.
        var objection = await flow.AppealAsync(await flow.TokenAsync("citizen", village), new { household = _household }, "notEntitled");
        (await flow.DecideAppealAsync(village, objection["id"]!, await flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK);
        await flow.ProposeAssistanceAsync(family, _citizen, "BPNT");
        var taken = await flow.RecordRemovalAsync(village, _household, regency, RemovalSteps.Removal(members: ["02"]));
        (await flow.PostAsync($"{Path}/{taken}/cancellation", regency, new { reason = "Salah orang" })).Expect(HttpStatusCode.OK);
        await flow.RecordRemovalAsync(village, _household, regency);
        await flow.RecordRemovalAsync(village, gone, regency, RemovalSteps.Removal(members: ["02"]));
        var died = (await flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (await flow.PostAsync($"/households/{village}/{gone}/changes", await flow.TokenAsync("village-officer", village), new { kind = "death", member = "02", diedOn = died })).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        await flow.RecordRemovalAsync(village, gone, regency);
        var gained = new FamilySteps(flow, await flow.TokenAsync("village-officer", village), village, gone);
        await gained.ChangeAsync(new { kind = "birth", member = (await flow.BornAsync(other)).Json() });
        await flow.IdleAsync();
        var next = scene.NextVillage();
        await new FamilySteps(flow, await flow.TokenAsync("village-officer", village), village, gone).MoveAsync(next);
        (await flow.PostAsync($"/households/{next}/{gone}/arrival", await flow.TokenAsync("village-officer", next), new { })).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
    }

    /// <inheritdoc />
    public async Task EndAsync(AuditedScene scene)
    {
        var flow = scene.Flow;

        // Asked while they are removed; and under a letter when they stand again.
        await flow.ProposeAssistanceAsync(_family, _citizen, "BPNT");
        await flow.EligibleAsync(_family, "registerWithAssistance", "BPNT");
        (await flow.SignAsync(_place.Regency, await flow.TokenAsync("regent", _place.Regency))).Expect(HttpStatusCode.Created);
        await flow.IdleAsync();
        var appeal = (await flow.AppealAsync(_citizen, new { household = _household }, "removed"))["id"]!;
        (await flow.DecideAppealAsync(_place.Village, appeal, await flow.TokenAsync("regency-officer", _place.Regency))).Expect(HttpStatusCode.OK);
        await flow.AdvanceAsync("PT10M");
        var auditor = await scene.AuditorAsync();
        var removals = (await flow.GetAsync(Path, auditor)).Expect(HttpStatusCode.OK);
        (await flow.GetAsync($"{Path}/{removals["items[0].id"]}", auditor)).Expect(HttpStatusCode.OK);
    }
}
