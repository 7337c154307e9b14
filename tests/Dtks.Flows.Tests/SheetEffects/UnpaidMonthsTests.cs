using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Recaps;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>
/// What payments leave out of assistance whose end an objection overturns, by what stands on the sheets: November's are ratified after December's were opened. On a host of its own, whose clock it moves.
/// Lines are 1 PKH, 2 BPNT and 3 PBI-JKN of a family of one.
/// </summary>
[Trait("rule", "GOV-3")]
[Trait("rule", "RAT-4")]
public sealed class UnpaidMonthsTests(FlowHost host) : IClassFixture<FlowHost>
{
    private static readonly (string, string) English = ("Accept-Language", "en");

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task The_decision_the_messages_and_tracking_say_what_stays_unpaid_and_from_when_it_is_paid_again()
    {
        var place = Place.Next(villages: 12);
        var changed = new ChangedFamilySteps(_flow, place.Villages[6], place.Villages[7], place.Villages[8], place.Villages[9], place.Villages[10]);
        var before = Place.Next().Villages[0];
        var (eligible, ineligible, missed, removed, late) = (place.Villages[0], place.Villages[1], place.Villages[2], place.Villages[3], place.Villages[4]);

        // No month is opened before November: none of what October's had paid is told as lost.
        await _flow.SetClockAsync(At(10, 10));
        var households = await _flow.RecipientsAsync([SampleFamily.Of(eligible), SampleFamily.Of(ineligible)]);
        var (partly, citizen) = await _flow.OwnHouseholdAsync(SampleFamily.Of(missed, members: 2), VerificationSteps.AllProgrammes);
        var (whole, own) = await _flow.OwnHouseholdAsync(SampleFamily.Of(removed), VerificationSteps.AllProgrammes);
        var (after, other) = await _flow.OwnHouseholdAsync(SampleFamily.Of(late), VerificationSteps.AllProgrammes);
        var family = SampleFamily.Of(before);
        var (again, _) = await _flow.OwnHouseholdAsync(family, VerificationSteps.AllProgrammes);
        var (bereft, _) = await _flow.OwnHouseholdAsync(SampleFamily.Of(place.Villages[11], members: 2), VerificationSteps.AllProgrammes);
        await changed.RegisteredAsync();
        await _flow.SetClockAsync(At(11, 10));
        await _flow.IdleAsync();
        await _flow.SetClockAsync(At(11, 12));
        await _flow.VerifiedAsync("2026-11", eligible, "2026-11-12", (1, 15));
        await _flow.VerifiedAsync("2026-11", ineligible, "2026-11-12", (1, 15));
        await _flow.VerifiedAsync("2026-11", removed, "2026-11-12", (3, 11));
        await _flow.VerifiedAsync("2026-11", late, "2026-11-12");
        await _flow.RecordRemovalAsync(late, after, await _flow.TokenAsync("regency-officer", place.Regency));
        await _flow.VerifiedAsync("2026-11", before, "2026-11-12", (1, 15));
        await _flow.RatifiedAsync(before[..4], "2026-11");
        await new GoneRecipientSteps(_flow, before).JoinedAsync(again, family);
        var dead = new GoneRecipientSteps(_flow, place.Villages[11]);
        await dead.DiedAsync(bereft);
        var deliberation = await PartlyVerifiedAsync(missed);
        await changed.ChangedAsync();
        await _flow.SetClockAsync(At(12, 2));
        await dead.NobodyMissedAsync(bereft);
        await FinalisedLateAsync(missed, deliberation);
        await DecidedAsync(eligible, new { line = 1, outcome = "eligible" });
        await DecidedAsync(ineligible, new { line = 1, outcome = "ineligible", ground = 15, note = "Contoh catatan." });
        await _flow.RatifiedAsync(place.Regency, "2026-11");

        await changed.RatifiedAsync();

        // The one stands on December's sheet as eligible, and is paid by that in January; the other as ineligible, which the village can still decide otherwise.
        await KeptAsync(eligible, households[0], ["2026-12"], "2027-01", "which is yet to be ratified");
        await KeptAsync(ineligible, households[1], ["2026-12"], "2027-01", "can still decide otherwise");
        await OnlyItsOwnAsync(before, again);
        Assert.Equal(0, (int)(await _flow.RecapAsync("2026-11", eligible)).Json["programmes"]![0]!["households"]!);
        await BothToldAsync(missed, partly, citizen, place.Villages[5]);
        await RemovedLateAsync(late, after, other);
        await NoticedAsync(removed, whole, own);

        // Finalised, it is for the social office to open it again; ratified, what is newest is told: the one is found eligible, the other is stopped anew.
        await _flow.VerifiedAsync("2026-12", eligible, "2026-12-02");
        await _flow.VerifiedAsync("2026-12", ineligible, "2026-12-02", (1, 15));
        Assert.Contains("opens the sheet again or its dossier comes back", await TrackedAsync(ineligible), StringComparison.Ordinal);
        await _flow.RatifiedAsync(place.Regency, "2026-12");
        Assert.Contains("found eligible, and that is ratified", await TrackedAsync(eligible), StringComparison.Ordinal);
        Assert.Equal("ratified", (string?)(await ShownAsync(eligible, households[0]))["payments.upheld.standing"]);
        Assert.DoesNotContain("goes on", await TrackedAsync(ineligible), StringComparison.Ordinal);
        var lost = Assert.Single((await ShownAsync(ineligible, households[1])).Json["payments"]!["before"]!);
        Assert.Equal(("ineligible", "2026-12", "PKH"), ((string?)lost["reason"], (string?)lost["unpaid"]!.Single(), (string?)lost["programmes"]!.Single()));
        Assert.Contains("Before that, too: What pays 2026-12 does not count PKH", await TrackedAsync(ineligible), StringComparison.Ordinal);

        // Kept a second time, both months are told.
        await KeptAsync(ineligible, households[1], ["2026-12", "2027-01"], "2027-02", "to be verified", "pemutus-kedua");
        await _flow.VerifiedAsync("2026-12", removed, "2026-12-02");
        await _flow.SetClockAsync(At(12, 18));
        await _flow.IdleAsync();
        await UnpaidFromAsync(removed, whole, own, "2026-12", "2027-01");
        await changed.PassedAsync();

        // It is paid, and only so, once that is ratified.
        await _flow.RatifiedAsync(place.Regency, "2026-12");
        Assert.StartsWith("PKH 1 1 0 0", (await _flow.RecapAsync("2026-12", removed)).Json.Paid(), StringComparison.Ordinal);
    }

    // It was stopped before December's sheet was opened, which has it added: by that it is paid in January. A later objection, to what is proposed alone, tells nothing of that.
    private async Task OnlyItsOwnAsync(string village, string household)
    {
        await KeptAsync(village, household, ["2026-12"], "2027-01", "to be verified");
        await DecidedAtAsync(village, household, "terminate", "2026-12-02");
        var officer = await _flow.TokenAsync("village-officer", village, "pengaju-keberatan");
        var appeal = await _flow.AppealAsync(officer, new { household }, "removed");
        (await _flow.PostAsync($"/appeals/{village}/{appeal["id"]}/decision", await _flow.TokenAsync("regency-officer", village[..4], "pemutus-kedua"), new { outcome = "granted", note = "Diperiksa ulang" }, English)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await DecidedAtAsync(village, household, "keep", "2026-12-02");
        Assert.Contains("is taken back", await NoticeAsync(village, "deactivationWithdrawn", officer), StringComparison.Ordinal);
        var told = await NoticeAsync(village, "appealKept", await _flow.TokenAsync("regency-officer", village[..4]));
        Assert.All((string[])["goes on", "PKH", "2026-12"], said => Assert.DoesNotContain(said, told, StringComparison.Ordinal));
    }

    // PKH is found ineligible, BPNT and the wife's PBI-JKN are not verified by the end of the month, that of the head is eligible.
    private async Task<string> PartlyVerifiedAsync(string village)
    {
        var deliberation = await _flow.ConcludedAsync(village, "2026-11-12");
        var rows = new object[] { new { line = 1, outcome = "ineligible", ground = 15, note = "Contoh catatan." }, new { line = 3, outcome = "eligible" } };
        (await _flow.DecideAsync("2026-11", village, await _flow.TokenAsync("village-officer", village), rows)).Expect(HttpStatusCode.OK);
        return deliberation.Id;
    }

    private async Task FinalisedLateAsync(string village, string deliberation)
    {
        (await _flow.FinaliseAsync("2026-11", village, await _flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        await _flow.ReceivedAsync("2026-11", village, deliberation);
    }

    // What nobody verified stays told as that beside what goes on, and after a move by the village whose sheet has the lines (VER-7, REG-8).
    private async Task BothToldAsync(string village, string household, string citizen, string to)
    {
        await KeptAsync(village, household, ["2026-12"], "2027-01", "to be verified");
        foreach (var place in new[] { village, to })
        {
            var payments = (await ShownAsync(place, household)).Json["payments"]!;
            Assert.Equal(("BPNT, PBI-JKN", "1", "PKH"), (string.Join(", ", payments["unverified"]!["programmes"]!), (string?)payments["unverified"]!["persons"], (string?)payments["upheld"]!["programmes"]!.Single()));
            Assert.Null(payments["upheld"]!["persons"]);
            Assert.Contains("PBI-JKN (1 person)", await NoticeAsync(village, "aidUnverified", await _flow.TokenAsync("village-officer", village)), StringComparison.Ordinal);
            foreach (var text in new[] { await TrackedAsync(village), await OwnAsync(citizen) })
            {
                Assert.Contains("did not verify the assistance BPNT, PBI-JKN", text, StringComparison.Ordinal);
                Assert.Contains("PBI-JKN (1 person)", text, StringComparison.Ordinal);
                Assert.Contains("assistance PKH goes on", text, StringComparison.Ordinal);
            }

            var code = (await _flow.GetAsync($"/proposals/{village}/{household}", await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK)["trackingCode"];
            var name = (await _flow.GetAsync($"/areas/{village}")).Expect(HttpStatusCode.OK)["name"]!;
            Assert.Contains($"The village {name},", (await _flow.GetAsync($"/tracking/{code}", token: null, English)).Expect(HttpStatusCode.OK)["with"], StringComparison.Ordinal);
            if (place == village)
            {
                await _flow.MoveAsync(village, to, household);
            }
        }
    }

    // Removed by the regency from the 27th of November on, after the sheet that pays December was finalised with them as eligible.
    private async Task RemovedLateAsync(string village, string household, string citizen)
    {
        await UnpaidFromAsync(village, household, citizen, "2027-01", paid: null);
        Assert.StartsWith("PKH 1 1 0 0", (await _flow.RecapAsync("2026-11", village)).Json.Paid(), StringComparison.Ordinal);
    }

    // By the ratified sheet of November, which pays December: until it takes effect that is told by all, too.
    private async Task NoticedAsync(string village, string household, string citizen)
    {
        var officer = await _flow.TokenAsync("village-officer", village);
        var texts = new[] { await NoticeAsync(village, "removalNoticed", officer), await TrackedAsync(village), await OwnAsync(citizen) };
        Assert.All(texts, text => Assert.Contains("By the ratified verification of 2026-11 what pays 2026-12 does not count", text, StringComparison.Ordinal));
        Assert.Contains("after 2026-12-16", texts[2], StringComparison.Ordinal);
        var removal = (await ShownAsync(village, household)).Json["removals"]![0]!;
        Assert.Equal(("2026-12", null), ((string?)removal["unpaid"], (string?)removal["stoppedFrom"]));
        Assert.Equal("2026-12", (await _flow.RemovalAsync(village, household, (string)removal["id"]!, officer))["unpaid"]);
    }

    // One month is told by all, and what is paid after it all the same.
    private async Task UnpaidFromAsync(string village, string household, string citizen, string from, string? paid)
    {
        var officer = await _flow.TokenAsync("village-officer", village);
        Assert.All([await NoticeAsync(village, "removedIneligible", officer), await TrackedAsync(village), await OwnAsync(citizen)], text =>
        {
            Assert.Contains($"not paid from {from}.", text, StringComparison.Ordinal);
            Assert.Equal(paid is not null, text.Contains($"What pays {paid} counts it all the same", StringComparison.Ordinal));
        });
        var removal = (await ShownAsync(village, household)).Json["removals"]![0]!;
        var listed = (await _flow.GetAsync($"/households/{village}/{household}/removals", officer)).Expect(HttpStatusCode.OK).Json["items"]![0]!;
        Assert.All((await ShownAsync(village, household)).Json["entitlements"]!, e => Assert.Equal(("stopped", from), ((string?)e["status"], (string?)e["stoppedFrom"])));
        foreach (var shown in new[] { removal, listed, (await _flow.RemovalAsync(village, household, (string)removal["id"]!, officer)).Json })
        {
            Assert.Equal((from, paid, null), ((string?)shown["stoppedFrom"], (string?)shown["paid"]?.Single(), (string?)shown["unpaid"]));
        }
    }

    private async Task<string> OwnAsync(string citizen) =>
        (string)(await _flow.GetAsync("/me", citizen, English)).Expect(HttpStatusCode.OK).Json["proposals"]!["items"]![0]!["explanation"]!;

    private async Task KeptAsync(string village, string household, string[] unpaid, string again, string standing, string by = "pemutus-keberatan")
    {
        var officer = await _flow.TokenAsync("village-officer", village, "pengaju-keberatan");
        var appeal = await _flow.AppealAsync(officer, new { household }, "removed");
        var path = $"/appeals/{village}/{appeal["id"]}/decision";
        var granted = (await _flow.PostAsync(path, await _flow.TokenAsync("regency-officer", village[..4], by), new { outcome = "granted", note = "Diperiksa ulang" }, English)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var recorded = await DecidedAtAsync(village, household, "keep", "2026-12-02");

        Assert.Equal("forDeliberation", granted["result"]);
        Assert.Contains("PKH", granted["detail"], StringComparison.Ordinal);
        Told(granted["detail"], unpaid, again);
        Told((string?)Assert.Single(recorded.Json["advice"]!, a => (string?)a["code"] == "resolution.keptUnpaid")["detail"], unpaid, again);
        Told(await NoticeAsync(village, "aidUpheld", officer), unpaid, again);
        Told(await NoticeAsync(village, "appealKept", await _flow.TokenAsync("regency-officer", village[..4])), unpaid, again);
        Assert.Contains(string.Join(", ", unpaid), await NoticeAsync(village, "appealForDeliberation", await _flow.TokenAsync("regency-officer", village[..4])), StringComparison.Ordinal);
        var tracked = await TrackedAsync(village);
        Told(tracked, unpaid, again);
        Assert.Contains(standing, tracked, StringComparison.Ordinal);
        Assert.Contains(standing, granted["detail"], StringComparison.Ordinal);
        Assert.Equal(unpaid, (await ShownAsync(village, household)).Json["payments"]!["upheld"]!["unpaid"]!.Select(m => (string)m!));
    }

    private async Task<Answer> DecidedAtAsync(string village, string household, string decision, string heldOn)
    {
        var draft = DeliberationFlow.Draft();
        draft["heldOn"] = heldOn;
        var day = await DeliberationFlow.OpenAsync(_flow, village, draft);
        var decided = new JObject { ["household"] = household, ["decision"] = decision };
        if (decision == "terminate")
        {
            (decided["ground"], decided["note"]) = (11, "Contoh catatan.");
        }

        var recorded = (await day.PutAsync(new JArray(decided), English)).Expect(HttpStatusCode.OK);
        await day.UploadAsync();
        (await day.ConcludeAsync(0, terminations: decision == "terminate" ? 1 : 0)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        return recorded;
    }

    private async Task<string> TrackedAsync(string village)
    {
        var officer = await _flow.TokenAsync("village-officer", village);
        var proposal = (await _flow.GetAsync($"/villages/{village}/proposals", officer)).Expect(HttpStatusCode.OK)["items[0].id"]!;
        var code = (await _flow.GetAsync($"/proposals/{village}/{proposal}", officer)).Expect(HttpStatusCode.OK)["trackingCode"];
        var tracked = (await _flow.GetAsync($"/tracking/{code}", token: null, English)).Expect(HttpStatusCode.OK);
        return $"{tracked["meaning"]} {tracked["next"]}";
    }

    private async Task<Answer> ShownAsync(string village, string household) =>
        (await _flow.GetAsync($"/households/{village}/{household}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

    // The latest.
    private async Task<string> NoticeAsync(string village, string code, string token) =>
        (string)(await _flow.GetAsync($"/villages/{village}/notices", token, English)).Expect(HttpStatusCode.OK).Json["items"]!.Where(n => (string?)n["code"] == code).MaxBy(n => (string?)n["createdOn"], StringComparer.Ordinal)!["text"]!;

    private async Task DecidedAsync(string village, object row) =>
        (await _flow.DecideAsync("2026-12", village, await _flow.TokenAsync("village-officer", village), new[] { row })).Expect(HttpStatusCode.OK);

    private static void Told(string? text, string[] unpaid, string again)
    {
        Assert.Contains($"hat pays {string.Join(", ", unpaid)} does not count PKH", text, StringComparison.Ordinal);
        Assert.Contains($"paid from {again}", text, StringComparison.Ordinal);
    }

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 3, 0, 0, TimeSpan.Zero);
}
