using System.Net;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Recaps;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>
/// Families that change while November's sheets are settled, and what each is told of its payments and who is reached, in villages of their own: one dies after the sheet was finalised, another while it is open; one leaves by divorce;
/// one was registered after the month was opened; one whose sheet nobody hands in; and one that a citizen proposed for others.
/// </summary>
internal sealed class ChangedFamilySteps(Flow flow, string bereaved, string sighted, string parted, string unratified, string proposed)
{
    private const string November = "2026-11";
    private const string Today = "2026-11-12";
    private static readonly (string, string) English = ("Accept-Language", "en");

    private readonly SampleFamily _parted = SampleFamily.Of(parted, members: 2);
    private readonly Dictionary<string, (string Household, string Citizen)> _of = new(StringComparer.Ordinal);
    private string _own = string.Empty;
    private (string Household, string Citizen) _fresh;

    /// <summary>Registers them, before November is opened.</summary>
    public async Task RegisteredAsync()
    {
        foreach (var village in new[] { bereaved, sighted })
        {
            var family = SampleFamily.Of(village, members: 3);
            _of[village] = await flow.OwnHouseholdAsync(family with { Members = [family.Head with { MaritalStatus = "widowed" }, family.Members[2]] }, VerificationSteps.AllProgrammes);
        }

        _of[parted] = await flow.OwnHouseholdAsync(_parted, VerificationSteps.AllProgrammes);
        _of[unratified] = await flow.OwnHouseholdAsync(SampleFamily.Of(unratified), VerificationSteps.AllProgrammes);
        _of[proposed] = await ProposedForOthersAsync(SampleFamily.Of(proposed));
    }

    /// <summary>Verifies November's sheets, on its 12th, and has the families change before or after that.</summary>
    public async Task ChangedAsync()
    {
        await flow.VerifiedAsync(November, bereaved, Today);
        await DiesAsync(bereaved);
        await EndedAsync(bereaved, "2027-01");
        await DiesAsync(sighted);
        await EndedAsync(sighted, "2026-12");
        await flow.VerifiedAsync(November, sighted, Today, (1, 3), (2, 3), (3, 3));
        await flow.VerifiedAsync(November, parted, Today);
        var card = FamilySteps.CardOf(_parted, 1);
        await flow.RegisterPopulationAsync(_parted with { FamilyCardNumber = card, Street = "Dusun Krajan 14", Members = [_parted.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] });
        _own = (await (await StepsAsync(parted, _of[parted].Household)).ChangeAsync(new { kind = "divorce", member = "02", familyCardNumber = card, address = new { street = "Dusun Krajan 14", rt = _parted.Rt, rw = _parted.Rw } }))["change.id"]!;
        _fresh = await flow.OwnHouseholdAsync(SampleFamily.Of(parted, members: 2), VerificationSteps.AllProgrammes);
        await flow.FinalisedAsync(November, unratified, await flow.TokenAsync("village-officer", unratified));
        await ReachedAsync();
    }

    /// <summary>Once November's are ratified, on the 2nd of December: what they count is not told as lost.</summary>
    public async Task RatifiedAsync()
    {
        Assert.StartsWith("PKH 1 1 0 0; BPNT 1 1 0 0; PBI-JKN 1 2 0 0", (await flow.RecapAsync(November, bereaved)).Json.Paid(), StringComparison.Ordinal);
        await EndedAsync(bereaved, "2027-01");
        var lines = await flow.LinesAsync(November, sighted, await flow.TokenAsync("village-officer", sighted));
        Assert.Contains("tidak ada yang perlu diputuskan lagi", (string?)lines[0]["suggestion"]!["detail"], StringComparison.Ordinal);

        // Their line stands in the family that they came from; and what was granted after the opening stands on December's sheet first.
        await UndoneAsync(_own, "01");
        await UndoneAsync(_fresh.Household, "02");
        Assert.DoesNotContain(await flow.MessagesAsync(_of[parted].Citizen), m => ((string)m["code"]!).Contains("death", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(await flow.MessagesAsync(_fresh.Citizen), m => (string?)m["code"] == "deathUndone");
    }

    /// <summary>On the 18th of December, the day after November's determination date.</summary>
    public async Task PassedAsync()
    {
        var upheld = (await ShownAsync(unratified, _of[unratified].Household)).Json["payments"]!["upheld"]!;
        Assert.Equal(("unratified", "2026-12", "PKH,BPNT,PBI-JKN", "undecided"), ((string?)upheld["lost"]![0]!["reason"], (string?)upheld["lost"]![0]!["unpaid"]!.Single(), string.Join(',', upheld["lost"]![0]!["programmes"]!), (string?)upheld["standing"]));
        Assert.All(await TextsAsync(unratified), text => Assert.Contains("What pays 2026-12 does not count PKH, BPNT, PBI-JKN: the sheet was not ratified by its determination date.", text, StringComparison.Ordinal));
    }

    // What a death ended is told with one first month that is not paid, by all.
    private async Task EndedAsync(string village, string from)
    {
        var shown = (await ShownAsync(village, _of[village].Household)).Json;
        Assert.All(shown["entitlements"]!.Where(e => (string?)e["status"] == "stopped"), e => Assert.Equal(from, (string?)e["stoppedFrom"]));
        Assert.Equal(("death", from), ((string?)shown["payments"]!["ended"]!.Single()["reason"], (string?)shown["payments"]!["ended"]!.Single()["from"]));
        Assert.Contains($"PKH, BPNT, PBI-JKN of your family stops from {from}", (string?)(await NoticesAsync(village)).Single(n => (string?)n["code"] == "aidStoppedByDeath")["text"], StringComparison.Ordinal);
        Assert.All(await TextsAsync(village), text =>
        {
            Assert.Contains("The assistance PKH, BPNT, PBI-JKN (1 person) of ", text, StringComparison.Ordinal);
            Assert.Contains($"family is not paid from {from}: a death in the family is recorded.", text, StringComparison.Ordinal);
        });
    }

    // Who proposed it for others is told that there is news, by its code; the family is not reached by their number.
    private async Task ReachedAsync()
    {
        var (household, citizen) = _of[proposed];
        await flow.RecordRemovalAsync(proposed, household, await flow.TokenAsync("regency-officer", proposed[..4]));
        await flow.IdleAsync();
        var code = (await flow.GetAsync($"/proposals/{proposed}/{household}", citizen)).Expect(HttpStatusCode.OK)["trackingCode"]!;
        var told = await flow.MessagesAsync(citizen);
        Assert.DoesNotContain(told, m => (string?)m["code"] == "removalNoticed");
        var text = (string)Assert.Single(told, m => (string?)m["code"] == "proposedFamily")["text"]!;
        Assert.All([code, "penghapusan dari DTKS", "bukan tentang keluarga Anda sendiri"], said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Alasan", text, StringComparison.Ordinal);
        Assert.True((bool)(await NoticesAsync(proposed)).Single(n => (string?)n["code"] == "removalNoticed")["unreached"]!);
    }

    private async Task UndoneAsync(string household, string member)
    {
        var steps = await StepsAsync(parted, household);
        await steps.ChangeAsync(new { kind = "death", member, diedOn = "2026-12-01" });
        await flow.IdleAsync();
        await steps.ChangeAsync(new { kind = "deathUndone", member });
        await flow.IdleAsync();
        Assert.Null((await ShownAsync(parted, household)).Json["payments"]);
        var undone = (await NoticesAsync(parted)).Single(n => (string?)n["code"] == "deathUndone" && (string?)n["about"] == household);
        Assert.DoesNotContain("2026-12", (string?)undone["text"], StringComparison.Ordinal);
        Assert.Contains("nothing to apply for", (string?)undone["text"], StringComparison.Ordinal);
    }

    private async Task DiesAsync(string village)
    {
        await (await StepsAsync(village, _of[village].Household)).ChangeAsync(new { kind = "death", member = "01", newHead = "02", diedOn = "2026-11-11" });
        await flow.IdleAsync();
    }

    private async Task<(string Household, string Citizen)> ProposedForOthersAsync(SampleFamily family)
    {
        await flow.RegisterPopulationAsync(family);
        var citizen = await flow.TokenAsync("citizen", family.Village);
        var body = JObject.FromObject(family.Proposal("registerWithAssistance", VerificationSteps.AllProgrammes));
        body["nominatedBy"] = new JObject { ["kind"] = "citizen" };
        string id = (await flow.PostAsync("/proposals", citizen, body)).Expect(HttpStatusCode.Created)["id"]!;
        await flow.IdleAsync();
        (await flow.VerifyAsync(family.Village, id, await flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        await flow.RatifyAsync(family.Village[..4]);
        return (id, citizen);
    }

    private async Task<FamilySteps> StepsAsync(string village, string household) => new(flow, await flow.TokenAsync("village-officer", village), village, household);

    private async Task<Answer> ShownAsync(string village, string household) =>
        (await flow.GetAsync($"/households/{village}/{household}", await flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

    private async Task<IReadOnlyList<JToken>> NoticesAsync(string village) =>
        [.. (await flow.GetAsync($"/villages/{village}/notices", await flow.TokenAsync("village-officer", village), English)).Expect(HttpStatusCode.OK).Json["items"]!];

    // Where it is tracked, and to who proposed it.
    private async Task<IReadOnlyList<string>> TextsAsync(string village)
    {
        var (household, citizen) = _of[village];
        var code = (await flow.GetAsync($"/proposals/{village}/{household}", citizen)).Expect(HttpStatusCode.OK)["trackingCode"];
        var tracked = (await flow.GetAsync($"/tracking/{code}", token: null, English)).Expect(HttpStatusCode.OK);
        var own = (await flow.GetAsync("/me", citizen, English)).Expect(HttpStatusCode.OK).Json["proposals"]!["items"]![0]!["explanation"];
        return [$"{tracked["meaning"]} {tracked["next"]}", (string)own!];
    }
}
