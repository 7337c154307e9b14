using System.Net;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Recaps;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Registry;

/// <summary>
/// A village whose families change their cards without marriage or divorce while November runs, and what that and December pay: a widow and her child of five go back onto her parents' card, a grown
/// child has a card of their own, and a single person goes over to that. On a host of its own, whose clock it moves.
/// </summary>
[Trait("rule", "REG-8")]
public sealed class FamilyCardMonthTests(FlowHost host) : IClassFixture<FlowHost>
{
    private const string November = "2026-11";
    private static readonly (string, string) English = ("Accept-Language", "en");

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "VER-4")]
    [Trait("rule", "RAT-4")]
    [Trait("rule", "REG-5")]
    public async Task What_is_a_persons_goes_along_what_is_a_familys_stays_or_ends_and_December_pays_each_once()
    {
        var village = Place.Next().Village;
        var (parents, widow, single) = (FamilyCards.Grown(village), FamilyCards.Widow(village), SampleFamily.Of(village).With(0, m => m with { MaritalStatus = "widowed" }));
        await _flow.SetClockAsync(At(10, 10));
        var (home, _) = await _flow.OwnHouseholdAsync(parents, VerificationSteps.AllProgrammes);
        var (hers, mother) = await _flow.OwnHouseholdAsync(widow, VerificationSteps.AllProgrammes);
        var (alone, _) = await _flow.OwnHouseholdAsync(single, VerificationSteps.AllProgrammes);
        await _flow.SetClockAsync(At(11, 10));
        await _flow.IdleAsync();
        await _flow.SetClockAsync(At(11, 12));
        var officer = await _flow.TokenAsync("village-officer", village);
        FamilySteps Steps(string household) => new(_flow, officer, village, household);
        Assert.Equal(5 + 4 + 3, (await _flow.LinesAsync(November, village, officer)).Count);

        // As grandparents and grandchild: what no card can say is refused as anywhere (REG-2).
        await _flow.RegisterPopulationAsync(parents with { Members = [widow.Head with { Relationship = "child" }, widow.Members[1] with { Relationship = "grandchild" }] });
        var back = await Steps(hers).ChangeAsync(FamilyCards.JoinCard(home, parents.FamilyCardNumber, ("01", "child"), ("02", "grandchild")));
        await _flow.IdleAsync();
        Assert.Equal(["04 child widowed", "05 grandchild unmarried"], (await Steps(home).MembersAsync()).Skip(3));
        Assert.Equal((home, "joinedCard"), ((string?)back.Json["others"]![0]!["id"], back["former[0].reason"]));
        await EndedAsync(village, hers, mother);
        var own = await OwnCardAsync(village, parents, home, Steps(home));
        await _flow.RegisterPopulationAsync(own.Card with { Members = [single.Head with { Relationship = "relative" }] });
        await Steps(alone).ChangeAsync(FamilyCards.JoinCard(own.Household, own.Card.FamilyCardNumber, ("01", "relative")));
        await _flow.IdleAsync();
        Assert.Equal(["01 head unmarried", "02 relative widowed"], await Steps(own.Household).MembersAsync());

        // The programmes of those whose households ended stand on nobody: two lines each, that people decide on.
        var lines = await _flow.LinesAsync(November, village, officer);
        Assert.Equal(5 + 4 + 3, lines.Count(l => (string?)l["outcome"] != "elsewhere"));
        var left = lines.Where(l => (string?)l["outcome"] != "elsewhere" && (string?)l["suggestion"]?["code"] == "line.recipientLeft").ToList();
        Assert.Equal(4, left.Count);
        await _flow.VerifiedAsync(November, village, "2026-11-12", [.. left.Select(l => ((int)l["line"]!, 11))]);
        await _flow.SetClockAsync(At(12, 2));
        await _flow.IdleAsync();
        await _flow.RatifiedAsync(village[..4], November);

        Assert.StartsWith("PKH 1 1 2 0; BPNT 1 1 2 0; PBI-JKN 2 6 0 0", (await _flow.RecapAsync(November, village)).Json.Paid(), StringComparison.Ordinal);
        var next = await _flow.LinesAsync("2026-12", village, officer);
        Assert.Equal(1 + 1 + 6, next.Count);
        Assert.Equal([home, own.Household], next.Select(l => (string?)l["household"]).Distinct().OrderBy(h => h == home ? 0 : 1));
        await EndedAsync(village, hers, mother);
    }

    // What ended is told by its true kind.
    private async Task EndedAsync(string village, string household, string citizen)
    {
        var shown = (await _flow.GetAsync($"/households/{village}/{household}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("left", "PKH stopped,BPNT stopped"), ((string?)shown["ended"]!["reason"], string.Join(',', shown["entitlements"]!.Select(e => $"{e["programme"]} {e["status"]}"))));
        var told = (await _flow.GetAsync($"/villages/{village}/notices", await _flow.TokenAsync("village-officer", village), English)).Expect(HttpStatusCode.OK).Json["items"]!
            .Single(n => (string?)n["code"] == "aidStoppedByLeaving" && (string?)n["about"] == household);
        Assert.Contains("PKH, BPNT of your family stops from 2026-12: whoever it was paid to left the family's card for another family's card,", (string?)told["text"], StringComparison.Ordinal);
        Assert.DoesNotContain(await _flow.MessagesAsync(citizen), m => ((string)m["text"]!).Contains("kawin", StringComparison.Ordinal));
    }

    // Proposed by themselves they are told the right way, which is then gone.
    private async Task<(string Household, SampleFamily Card)> OwnCardAsync(string village, SampleFamily parents, string home, FamilySteps steps)
    {
        var card = parents with { FamilyCardNumber = FamilySteps.CardOf(parents, 1), Members = [parents.Members[2] with { Relationship = "head" }] };
        await _flow.RegisterPopulationAsync(card);
        var citizen = await _flow.TokenAsync("citizen", village);
        string proposal = (await _flow.PostAsync("/proposals", citizen, card.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        var contested = (await _flow.ProposalAsync(village, proposal, citizen)).ExpectStatus("contested");
        Assert.Contains("memiliki kartu sendiri", contested["explanation"], StringComparison.Ordinal);

        var change = await steps.ChangeAsync(FamilyCards.OwnCard(card.FamilyCardNumber, ("03", "head")));
        await _flow.IdleAsync();

        Assert.Equal(["01 head married", "02 wife married", "04 child widowed", "05 grandchild unmarried"], await steps.MembersAsync());
        var there = change.Json["others"]![0]!;
        Assert.Equal(("head unmarried", parents.Street, home), ($"{there["members"]![0]!["person"]!["relationship"]} {there["members"]![0]!["person"]!["maritalStatus"]}", (string?)there["address"]!["street"], change["id"]));
        Assert.Equal("household.memberTookOwnCard", change["history[-1:].code"]);
        return ((string)there["id"]!, card);
    }

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 3, 0, 0, TimeSpan.Zero);
}
