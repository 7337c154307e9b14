using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Between an objection that is granted and its being carried out a letter may reach what others propose of whoever comes back: they come back first.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
[Trait("rule", "REG-5")]
[Trait("rule", "RAT-8")]
public sealed class LetterMeanwhileTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task A_letter_reviewed_right_after_the_grant_registers_nobody_of_those_who_come_back_by_it()
    {
        var place = Place.Next();
        var village = place.Village;
        var (officer, regent) = (await _flow.TokenAsync("regency-officer", place.Regency), await _flow.TokenAsync("regent", place.Regency));
        SampleFamily[] families = [SampleFamily.Of(village, members: 2), SampleFamily.Of(village, members: 2), SampleFamily.Of(village, members: 2)];
        var owned = new List<(string Household, string Citizen, string Removal)>();
        foreach (var family in families)
        {
            var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
            owned.Add((household, citizen, await _flow.RecordRemovalAsync(village, household, officer)));
        }

        await _flow.AdvanceAsync("P16D");
        var (covered, open) = (await ProposedElsewhereAsync(families[0]), await ProposedElsewhereAsync(families[2]));
        var objection = await _flow.AppealAsync(owned[2].Citizen, new { household = owned[2].Household }, "removed");
        await host.EditAsync("registry", village, $"proposal-{open}", p => p["undoing"] = new JObject { ["village"] = village, ["appeal"] = objection["id"] });
        var first = (await _flow.SignAsync(place.Regency, regent)).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        var eligible = await ProposedElsewhereAsync(families[1]);

        // Granted, reviewed and signed for at once, before what was granted is carried out of itself.
        foreach (var (household, citizen, _) in owned.Take(2))
        {
            var appeal = await _flow.AppealAsync(citizen, new { household }, "removed");
            Assert.Equal("removalUndone", (await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK)["result"]);
        }

        var second = (await _flow.SignAsync(place.Regency, regent)).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        foreach (var (letter, proposal) in new[] { (first, covered), (second, eligible) })
        {
            (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
            await _flow.IdleAsync();
            Assert.Equal("proposal.refusedAlreadyClaimed", (await _flow.ProposalAsync(village, proposal, officer)).ExpectStatus("refused")["history[-1:].code"]);
            var left = Assert.Single((await _flow.LetterAsync(place.Regency, letter)).Json["notApplied"]!);
            Assert.Equal((proposal, "letter.rowLost"), ((string?)left["proposal"], (string?)left["code"]));
        }

        await TogetherAsync();
        await _flow.AdvanceAsync("PT10M");
        await TogetherAsync();

        // What is only objected to keeps nobody out: registered, she stands there, and the objection finds it so.
        (await _flow.ProposalAsync(village, open, officer)).ExpectStatus("registered");
        Assert.Equal("removalUndone", await _flow.GrantAppealAsync(objection));
        Assert.Equal(["02"], (await _flow.RemovalAsync(village, owned[2].Household, owned[2].Removal, officer)).Json["elsewhere"]!.Select(m => (string)m!));

        async Task TogetherAsync()
        {
            foreach (var (household, _, removal) in owned.Take(2))
            {
                var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
                Assert.Equal(["01 head married", "02 wife married"], await steps.MembersAsync());
                Assert.Equal("undone", (await _flow.RemovalAsync(village, household, removal, officer))["status"]);
            }
        }
    }

    // Of the wife alone, under a card of her own, by somebody else.
    private Task<string> ProposedElsewhereAsync(SampleFamily family) =>
        _flow.EligibleAsync(SampleFamily.Of(family.Village) with { Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] }, "registerWithAssistance", "PKH");
}
