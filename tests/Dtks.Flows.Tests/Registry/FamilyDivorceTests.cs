using System.Net;
using Dtks.Flows.Tests.Citizens;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Registry;

/// <summary>Who goes along by a divorce, over HTTP.</summary>
[Collection("open month")]
[Trait("rule", "REG-8")]
public sealed class FamilyDivorceTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "REG-5")]
    [Trait("rule", "VER-4")]
    public async Task A_divorce_takes_the_children_along_whom_it_names_once_the_population_register_has_them_on_the_new_card()
    {
        var village = await month.NextAsync();
        var (family, steps) = (village.Family, new FamilySteps(_flow, village.Officer, village.Code, village.Household));
        var own = family with { FamilyCardNumber = FamilySteps.CardOf(family, 1), Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] };
        object Divorce(params string[] with) => new { kind = "divorce", member = "02", with, familyCardNumber = own.FamilyCardNumber, address = new { street = family.Street, rt = family.Rt, rw = family.Rw } };
        await _flow.RegisterPopulationAsync(own);
        (await steps.TryAsync(Divorce("01"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.notAlong", "REG-8", "/with/0");
        (await steps.TryAsync(Divorce("04"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.unconfirmed", "REG-5", "/familyCardNumber");
        await _flow.RegisterPopulationAsync(own with { Members = [.. own.Members, family.Members[3]] });

        var divorced = await steps.ChangeAsync(Divorce("04"));
        await _flow.IdleAsync();

        Assert.Equal(["01 head divorced", "03 child unmarried"], await steps.MembersAsync());
        var there = divorced.Json["others"]![0]!;
        Assert.Equal(["head divorced", "child unmarried"], there["members"]!.Select(m => $"{m["person"]!["relationship"]} {m["person"]!["maritalStatus"]}"));
        Assert.Equal(["PBI-JKN 01", "PBI-JKN 02"], there["entitlements"]!.Select(e => $"{e["programme"]} {e["memberId"]}"));
        Assert.Equal(2, (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Count(l => (string?)l["household"] == (string?)there["id"]));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    [Trait("rule", "GOV-3")]
    public async Task Whom_a_familys_assistance_was_paid_to_is_told_what_became_of_it_once_they_have_a_card_of_their_own()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var household = (await _flow.RecipientsAsync([family], "PKH"))[0];
        var officer = await _flow.TokenAsync("village-officer", family.Village);
        var (own, head) = (FamilySteps.CardOf(family, 1), await _flow.TokenAsync("citizen", family.Village));
        await _flow.ConfirmedAsync(head, family);
        await _flow.RegisterPopulationAsync(family with { FamilyCardNumber = own, Members = [family.Head with { MaritalStatus = "divorced" }] });

        var divorced = await new FamilySteps(_flow, officer, family.Village, household).ChangeAsync(
            new { kind = "divorce", member = "01", newHead = "02", familyCardNumber = own, address = new { street = family.Street, rt = family.Rt, rw = family.Rw } });
        await _flow.IdleAsync();

        var told = Assert.Single(await _flow.MessagesAsync(head, "en"), m => (string?)m["code"] == "aidLeftBehind");
        Assert.Contains("The assistance PKH, which was paid to you, stays with that family", (string?)told["text"], StringComparison.Ordinal);
        Assert.Equal((string?)divorced.Json["others"]![0]!["id"], (string?)told["about"]);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public async Task Who_leaves_a_family_that_was_registered_after_the_opening_stands_on_the_next_months_sheet()
    {
        var village = await month.NextAsync();
        var family = SampleFamily.Of(village.Code, members: 3);
        var (household, _) = await _flow.OwnHouseholdAsync(family, VerificationSteps.AllProgrammes);
        var own = family with { FamilyCardNumber = FamilySteps.CardOf(family, 1), Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] };
        await _flow.RegisterPopulationAsync(own);
        var before = (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Count;

        var divorced = await new FamilySteps(_flow, village.Officer, village.Code, household).ChangeAsync(
            new { kind = "divorce", member = "02", familyCardNumber = own.FamilyCardNumber, address = new { street = family.Street, rt = family.Rt, rw = family.Rw } });
        await _flow.IdleAsync();

        Assert.Equal("PBI-JKN 01", Assert.Single(divorced.Json["others"]![0]!["entitlements"]!.Select(e => $"{e["programme"]} {e["memberId"]}")));
        Assert.Equal(before, (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Count);
    }
}
