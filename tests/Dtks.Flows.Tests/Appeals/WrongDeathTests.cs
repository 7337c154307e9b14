using System.Net;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>A death that was entered wrong is told, found, and put right: by the village for a while, and by an objection.</summary>
[Collection("notices")]
[Trait("rule", "REG-8")]
[Trait("rule", "GOV-3")]
public sealed class WrongDeathTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task The_family_is_told_the_village_takes_it_back_for_a_while_and_after_that_an_objection_does_where_the_family_lives()
    {
        var place = Place.Next();
        var (from, to) = (place.Village, place.Villages[1]);
        var family = SampleFamily.Of(from, members: 3);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH", "PBI-JKN");
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", from), from, household);
        var before = await steps.ShownAsync();
        var death = new { kind = "death", member = "02", diedOn = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        await steps.ChangeAsync(death);
        await _flow.IdleAsync();

        var stopped = (string)Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "aidStoppedByDeath")["text"]!;
        Assert.All(["agar dibatalkan", "Bantuan lain yang diterima keluarga Anda (PKH, PBI-JKN) tetap berjalan"], said => Assert.Contains(said, stopped, StringComparison.Ordinal));
        Assert.DoesNotContain("almarhum", stopped, StringComparison.Ordinal);
        var gone = (await steps.TryAsync(new { kind = "correction", member = "02", fields = new { name = "Contoh" } })).ExpectProblem(HttpStatusCode.Conflict, "change.memberGone", "REG-8", "/member");
        Assert.Contains("deathUndone", gone.Text, StringComparison.Ordinal);

        // Their NIK stays with the family.
        var alone = family with { Members = [family.Members[1] with { Relationship = "head" }] };
        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("village-officer", from), alone.Proposal())).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5", "/household/members/0/nik");

        var undone = await steps.ChangeAsync(new { kind = "deathUndone", member = family.Members[1].Nik });
        await _flow.IdleAsync();
        Assert.Equal(("applied", before.Json["members"]!.ToString()), (undone["change.status"], (await steps.ShownAsync()).Json["members"]!.ToString()));
        Assert.All((await steps.ShownAsync()).Json["entitlements"]!, e => Assert.Equal("active", (string)e["status"]!));
        Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "deathUndone");
        (await _flow.PostAsync("/appeals", citizen, AppealSteps.Appeal(new { household }, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRemoved", "GOV-3");

        // Entered again, the family moves, and the time is over.
        await steps.ChangeAsync(death);
        await _flow.MoveAsync(from, to, household);
        await _flow.AdvanceAsync("P63D");
        var there = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", to), to, household);
        (await there.TryAsync(new { kind = "deathUndone", member = "02" })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.deathSettled", "REG-8", "/member");
        var objection = AppealSteps.Appeal(new { household, member = family.Members[1].Nik }, "removed");
        (await _flow.PostAsync("/appeals", citizen, AppealSteps.Appeal(new { household, member = "03" }, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRemoved", "GOV-3");
        var made = (await _flow.PostAsync("/appeals", citizen, objection)).Expect(HttpStatusCode.Created);
        var shown = (await _flow.GetAsync($"/appeals/{to}/{made["id"]}", citizen)).Expect(HttpStatusCode.OK);
        Assert.Equal((to, "death", "02"), (made["village"], shown["about.record"], shown["about.member"]));
        Assert.DoesNotContain(family.Members[1].Nik, shown.Text, StringComparison.Ordinal);
        (await _flow.PostAsync("/appeals", await _flow.TokenAsync("village-officer", to), AppealSteps.Appeal(new { household }, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3");

        // Granted once the family went on, it is undone where that stands.
        await _flow.MoveAsync(to, place.Villages[2], household);
        Assert.Equal("deathUndone", (await _flow.DecideAppealAsync(to, made["id"]!, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK)["result"]);
        await _flow.AdvanceAsync("PT10M");
        var back = await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", place.Villages[2]), place.Villages[2], household).ShownAsync();
        Assert.Equal(before.Json["members"]!.ToString(), back.Json["members"]!.ToString());
        Assert.Equal(4, back.Json["entitlements"]!.Count(e => (string)e["status"]! == "active"));
        Assert.Contains(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "appealDeathUndone");
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task Assistance_that_ends_because_its_recipient_married_away_is_told_to_whom_it_ends_for()
    {
        var village = Place.Next().Village;
        var (family, other) = (SampleFamily.Of(village).With(0, m => m with { MaritalStatus = "widowed" }), SampleFamily.Of(village).With(0, m => m with { MaritalStatus = "widowed" }));
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var joins = Assert.Single(await _flow.RecipientsAsync([other], "PKH"));
        await _flow.RegisterPopulationAsync(other with { Members = [family.Head with { Relationship = "relative", MaritalStatus = "married" }] });
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household)
            .ChangeAsync(new { kind = "marriage", member = "01", joins, familyCardNumber = other.FamilyCardNumber, relationship = "relative" });
        await _flow.IdleAsync();

        var told = (string)Assert.Single(await _flow.MessagesAsync(citizen, "en"), m => (string?)m["code"] == "aidStoppedByLeaving")["text"]!;
        Assert.All(["PKH", "marriage", "object"], said => Assert.Contains(said, told, StringComparison.Ordinal));
        await _flow.AppealAsync(citizen, new { household }, "removed");
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task Who_takes_over_what_stood_on_whoever_left_or_died_is_told_where_nothing_ends()
    {
        var (family, other) = (SampleFamily.Of(Place.Next().Village, members: 3), SampleFamily.Of(Place.Next().Village, members: 3));
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH", "BPNT");
        var card = FamilySteps.CardOf(family, 1);
        await _flow.RegisterPopulationAsync(family with { FamilyCardNumber = card, Members = [family.Head with { MaritalStatus = "divorced" }] });
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", family.Village), family.Village, household);
        await steps.ChangeAsync(new { kind = "divorce", member = "01", newHead = "02", familyCardNumber = card, address = new { street = family.Street, rt = family.Rt, rw = family.Rw } });
        var (bereaved, theirs) = await _flow.OwnHouseholdAsync(other, "PKH");
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", other.Village), other.Village, bereaved)
            .ChangeAsync(new { kind = "death", member = "01", newHead = "02", diedOn = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        await _flow.IdleAsync();

        Assert.All((await steps.ShownAsync()).Json["entitlements"]!, e => Assert.Equal(("02", "active"), ((string?)e["memberId"], (string?)e["status"])));
        var told = (string)Assert.Single(await _flow.MessagesAsync(citizen, "en"), m => (string?)m["code"] == "aidTakenOver")["text"]!;
        Assert.All(["received PKH, BPNT for your family left its card by divorce.", "stands on the head of the family now"], said => Assert.Contains(said, told, StringComparison.Ordinal));
        var died = (string)Assert.Single(await _flow.MessagesAsync(theirs), m => (string?)m["code"] == "deathEntered")["text"]!;
        Assert.Contains("atas nama almarhum (PKH) kini atas nama kepala keluarga", died, StringComparison.Ordinal);
        Assert.Contains("keluarga Anda (PKH) tetap berjalan", died, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task A_family_without_assistance_is_told_of_a_death_and_of_no_assistance()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        var (household, citizen) = await _flow.VerifyingAsync(family, "register");
        (await _flow.VerifyAsync(family.Village, household, await _flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.RatifyAsync(family.Village[..4]);
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", family.Village), family.Village, household)
            .ChangeAsync(new { kind = "death", member = "02", diedOn = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        await _flow.IdleAsync();

        var died = (string)Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "deathEntered")["text"]!;
        Assert.DoesNotContain("tetap berjalan", died, StringComparison.Ordinal);
    }
}
