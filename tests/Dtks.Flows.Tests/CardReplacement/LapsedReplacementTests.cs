using System.Net;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>A household that was named for a card in another's place and loses that, and the one that steps in, are told so, and everybody who looks sees it.</summary>
[Collection(CardReplacementCollection.Name)]
[Trait("rule", "CRD-5")]
public sealed class LapsedReplacementTests(FlowHost host)
{
    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-8")]
    [Trait("rule", "CRD-9")]
    [Trait("rule", "GOV-3")]
    public async Task Who_moves_away_loses_the_place_to_the_reserve_and_all_see_it()
    {
        await _flow.SetClockAsync(November.AddDays(76));
        var here = await host.CardsInAsync(Place.Next(), 1);
        var (first, firstCitizen) = await _flow.OwnHouseholdAsync(SampleFamily.Of(here.Code, members: 2), "PKH");
        var (reserve, reserveCitizen) = await _flow.OwnHouseholdAsync(SampleFamily.Of(here.Code, members: 2), "PKH");
        var deliberation = await DeliberateAsync(here);
        var named = (await deliberation.ReplaceAsync(new { card = here.Cards[0], household = first }, new { card = here.Cards[0], household = reserve, reserve = 1 })).Replacements();
        await deliberation.FillInAsync(here.Round, named[0]);
        Assert.Equal("skrtm.notConcluded", (string?)(await RowAsync(here, named[0]))["awaits"]!["code"]);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeOnCardsAsync(0, 1, 0, 0, 1)).Expect(HttpStatusCode.OK);
        var (told, behind) = (await CodeAsync(here, first, firstCitizen), await CodeAsync(here, reserve, reserveCitizen));
        Assert.Equal(("named", "reserve"), ((await TrackedAsync(told))["status"], (await TrackedAsync(behind))["status"]));
        Assert.Equal(("skrtm.awaitsHead", "named"), Short(await RowAsync(here, named[0])));
        Assert.Equal("skrtm.awaitsCamat", (await here.SignAsync(named[0])).Expect(HttpStatusCode.OK)["awaits.code"]);
        Assert.Contains("the camat signs it next", (string)(await TrackedAsync(told))["next"]!, StringComparison.Ordinal);
        (await SubmitAsync(here)).Expect(HttpStatusCode.OK);

        await _flow.MoveAsync(here.Code, here.Place.Villages[1], first);
        await _flow.IdleAsync();
        var refused = await here.CounterSignAsync(named[0]);
        refused.ExpectProblem(HttpStatusCode.Conflict, "skrtm.lapsedTo", "CRD-5");
        Assert.Contains("cadangan 1", refused["detail"], StringComparison.Ordinal);
        Assert.Contains("moved to another village", await MessageAsync(firstCitizen, "replacementLapsed"), StringComparison.Ordinal);
        Assert.Contains("your family's turn", await MessageAsync(reserveCitizen, "replacementStepsIn"), StringComparison.Ordinal);
        var lapsed = await TrackedAsync(told);
        Assert.Equal(("KPS", "lapsed"), ((string?)lapsed["kind"], (string?)lapsed["status"]));
        Assert.Contains("moved to another village", (string)lapsed["meaning"]!, StringComparison.Ordinal);
        Assert.Contains("to be filled in", (string)(await TrackedAsync(behind))["next"]!, StringComparison.Ordinal);
        Assert.Equal(("skrtm.lapsedTo", "lapsed"), Short(await RowAsync(here, named[0])));
        Assert.Equal(("moved", reserve, "1"), Standing((await RowAsync(here, named[0]))["standing"]!));
        Assert.Equal(("moved", reserve, "1"), Standing((await RecapAsync(here)).Json["rows"]![0]!["standing"]!));
        var rows = (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK).Json["replacements"]!;
        Assert.Equal(["lapsed", "named"], rows.Select(r => (string?)r["standing"]!["place"]));

        await deliberation.FillInAsync(here.Round, named[1]);
        var form = await RecapAsync(here);
        Assert.Equal("False", form["current"]);
        Assert.Contains("Hand it in again", form["next"], StringComparison.Ordinal);
        (await SubmitAsync(here)).Expect(HttpStatusCode.OK);
        Assert.Null((await RecapAsync(here))["next"]);
        await here.SignBothAsync(named[1]);
        await _flow.IdleAsync();
        Assert.Contains("made for another household", await MessageAsync(firstCitizen, "replacementGone"), StringComparison.Ordinal);
        Assert.Equal(("gone", "made"), ((await TrackedAsync(told))["status"], (await TrackedAsync(behind))["status"]));
        (await here.CounterSignAsync(named[0])).ExpectProblem(HttpStatusCode.Conflict, "skrtm.gone", "CRD-9");
        Assert.Equal(("skrtm.gone", "gone"), Short(await RowAsync(here, named[0])));
        Assert.Equal((null, null), Short(await RowAsync(here, named[1])));
        Assert.DoesNotContain(await _flow.MessagesAsync(reserveCitizen), m => (string?)m["code"] == "replacementGone");
    }

    [Fact]
    [Trait("rule", "CRD-10")]
    [Trait("rule", "RAT-6")]
    public async Task Where_nobody_is_left_or_the_round_is_over_that_is_told_too()
    {
        await _flow.SetClockAsync(November.AddDays(84));
        var here = await host.CardsInAsync(Place.Next(), 1, days: 25);
        var (first, citizen) = await _flow.OwnHouseholdAsync(SampleFamily.Of(here.Code, members: 2), "PKH");
        var deliberation = await DeliberateAsync(here);
        var named = (await deliberation.ReplaceAsync(new { card = here.Cards[0], household = first })).Replacements();
        await deliberation.FillInAsync(here.Round, named);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeOnCardsAsync(0, 1, 0, 0, 1)).Expect(HttpStatusCode.OK);
        (await here.SignAsync(named[0])).Expect(HttpStatusCode.OK);
        var code = await CodeAsync(here, first, citizen);

        // Noticed, the place stands; in effect, it lapses; and undone, it is the family's again.
        var removal = await _flow.RecordRemovalAsync(here.Code, first, await _flow.TokenAsync("regency-officer", here.Place.Regency));
        Assert.Equal("named", (string?)(await TrackedAsync(code))["status"]);
        await _flow.AdvanceAsync("P15D");
        await here.ArriveAsync();
        Assert.Equal(("skrtm.lapsed", "lapsed"), Short(await RowAsync(here, named[0])));
        Assert.Contains("DTKS", await MessageAsync(citizen, "replacementLapsed", "id"), StringComparison.Ordinal);
        var appeal = (await _flow.PostAsync("/appeals", citizen, new { about = new { household = first }, kind = "removed", reason = "Keliru", contact = new { phone = "081234567890" } })).Expect(HttpStatusCode.Created);
        (await _flow.PostAsync($"/appeals/{here.Code}/{appeal["id"]}/decision", await _flow.TokenAsync("regency-officer", here.Place.Regency), new { outcome = "granted", note = "Keliru" })).Expect(HttpStatusCode.OK);
        await here.ArriveAsync();
        Assert.Contains("your family's turn", await MessageAsync(citizen, "replacementStepsIn"), StringComparison.Ordinal);
        Assert.Equal(("skrtm.awaitsCamat", "named"), Short(await RowAsync(here, named[0])));

        await _flow.AdvanceAsync("P11D");
        await here.ArriveAsync();
        Assert.Contains("ended on", await MessageAsync(citizen, "replacementExpired"), StringComparison.Ordinal);
        Assert.Equal("over", (string?)(await TrackedAsync(code))["status"]);
        Assert.Equal(("card.expired", "over"), Short(await RowAsync(here, named[0])));
        Assert.NotEmpty(removal);
    }

    private static (string? Code, string? Place) Short(JToken row) => ((string?)row.SelectToken("awaits.code"), (string?)row.SelectToken("standing.place"));

    private static (string? Because, string? By, string? Reserve) Standing(JToken standing) => ((string?)standing["because"], (string?)standing["by"], (string?)standing["reserve"]);

    private static async Task<DeliberationFlow> DeliberateAsync(CardVillage here)
    {
        await here.ReturnAndHandOverAsync(here.Cards[0]);
        (await here.CircularAsync($"400/{Guid.NewGuid():N}")).Expect(HttpStatusCode.Created);
        return await here.DeliberateAsync();
    }

    private async Task<Answer> SubmitAsync(CardVillage here) => await _flow.PostAsync($"/villages/{here.Code}/replacement-recap/submission", await _flow.TokenAsync("village-head", here.Code), new { round = here.Round });

    private async Task<Answer> RecapAsync(CardVillage here) =>
        (await _flow.GetAsync($"/villages/{here.Code}/replacement-recap?round={here.Round}", await _flow.TokenAsync("village-head", here.Code), ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);

    // The same in the village's list and its district's.
    private async Task<JToken> RowAsync(CardVillage here, string skrtm)
    {
        await _flow.IdleAsync();
        var village = (await _flow.GetAsync($"/villages/{here.Code}/skrtm?round={here.Round}", await _flow.TokenAsync("village-head", here.Code))).Expect(HttpStatusCode.OK).Json["items"]!.Single(s => (string?)s["id"] == skrtm);
        var district = (await _flow.GetAsync($"/districts/{here.District}/skrtm?round={here.Round}", await _flow.TokenAsync("district-head", here.District))).Expect(HttpStatusCode.OK).Json["items"]!.Single(s => (string?)s["id"] == skrtm);
        Assert.Equal(village.ToString(), district.ToString());
        return village;
    }

    private async Task<string> CodeAsync(CardVillage here, string household, string citizen) => (await _flow.ProposalAsync(here.Code, household, citizen))["trackingCode"]!;

    private async Task<string> MessageAsync(string citizen, string code, string language = "en") =>
        (string)Assert.Single(await _flow.MessagesAsync(citizen, language), m => (string?)m["code"] == code)["text"]!;

    private async Task<JToken> TrackedAsync(string code) => (await _flow.GetAsync($"/tracking/{code}", token: null, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK).Json["card"] ?? JValue.CreateNull();
}
