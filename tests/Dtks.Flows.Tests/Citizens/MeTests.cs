using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Citizens;

/// <summary>A citizen's registration, and what they see of themselves.</summary>
[Collection("proposals")]
[Trait("rule", "PRO-4")]
public sealed class MeTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task One_registers_is_confirmed_and_sees_it_with_ones_own_proposals_alone()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village);
        await _flow.RegisterPopulationAsync(family);
        var citizen = await _flow.TokenAsync("citizen", place.Village);
        Assert.Null((await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK).Json["registration"]);

        Assert.Equal("submitted", (await _flow.PutAsync("/me/registration", citizen, Body(family))).Expect(HttpStatusCode.OK)["status"]);
        await _flow.IdleAsync();
        Assert.Equal("confirmed", (await _flow.PutAsync("/me/registration", citizen, Body(family))).Expect(HttpStatusCode.OK)["status"]);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await _flow.PostAsync("/proposals", citizen, SampleFamily.Of(place.Village).Proposal())).Expect(HttpStatusCode.Created)["id"]!);
        }

        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", place.Village), SampleFamily.Of(place.Village).Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var me = (await _flow.GetAsync("/me?limit=2", citizen, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal(("confirmed", family.Head.Nik), (me["registration.status"], me["registration.member.nik"]));
        Assert.Contains("population register", me["registration.detail"], StringComparison.Ordinal);
        Assert.Null(me.Json.SelectToken("registration.address.score"));
        var rest = (await _flow.GetAsync($"/me?limit=2&cursor={Uri.EscapeDataString(me["proposals.next"]!)}", citizen)).Expect(HttpStatusCode.OK);
        Assert.Equal(ids.Order(StringComparer.Ordinal), me.Json["proposals"]!["items"]!.Concat(rest.Json["proposals"]!["items"]!).Select(p => (string)p["id"]!).Order(StringComparer.Ordinal));
        Assert.All(me.Json["proposals"]!["items"]!, p => Assert.Equal("mismatched", (string)p["status"]!));
        Assert.Null(rest.Json["proposals"]!["next"]);
        Assert.Equal(3, (await host.TrailAsync(place.Village)).Count(e => e.Action == "registration.read"));
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task A_mismatch_names_the_field_and_both_ways_on_and_attempts_are_those_of_proposals()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var guesser = await _flow.TokenAsync("citizen", family.Village);
        SampleFamily Guess(int guess) => family.With(0, m => m with { MotherMaidenName = $"Tebakan {(char)('A' + guess)}" });
        (await _flow.PostAsync("/proposals", guesser, Guess(0).Proposal())).Expect(HttpStatusCode.Created);
        for (var guess = 1; guess < 3; guess++)
        {
            await _flow.IdleAsync();
            (await _flow.PutAsync("/me/registration", guesser, Body(Guess(guess)))).Expect(HttpStatusCode.OK);
        }

        await _flow.IdleAsync();
        var me = (await _flow.GetAsync("/me", guesser)).Expect(HttpStatusCode.OK);
        Assert.Equal("mismatched", me["registration.status"]);
        Assert.Equal(["motherMaidenName"], me.Json["registration"]!["fields"]!.Where(f => (string)f["outcome"]! == "mismatch").Select(f => (string)f["field"]!));
        Assert.Contains("Dukcapil", me["registration.detail"], StringComparison.Ordinal);
        (await _flow.PutAsync("/me/registration", guesser, Body(Guess(4)))).ExpectProblem(HttpStatusCode.TooManyRequests, "attempts.nik", "PRO-5", "/member/nik");
        (await _flow.PostAsync("/proposals", guesser, family.Proposal())).ExpectProblem(HttpStatusCode.TooManyRequests, "attempts.nik", "PRO-5");
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task A_registration_that_cannot_be_read_keeps_nobody_from_their_proposals()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var subject = $"spoilt-{family.Village}";
        var citizen = await _flow.TokenAsync("citizen", family.Village, subject: subject);
        (await _flow.PutAsync("/me/registration", citizen, Body(family))).Expect(HttpStatusCode.OK);
        var id = (await _flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.Created)["id"];
        await _flow.IdleAsync();
        await host.SpoilAsync("registry", family.Village, $"registration-{host.Services.GetRequiredService<Functions.Citizens.RegistrationRepository>().IdOf(subject)}");

        var me = (await _flow.GetAsync("/me", citizen, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);

        Assert.Equal((null, "list.unreadable", id), (me.Json["registration"], me["registrationUnreadable.code"], (string?)me.Json["proposals"]!["items"]!.Single()["id"]));
    }

    [Fact]
    public async Task A_typing_error_takes_back_no_confirmed_registration()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var subject = $"typed-{family.Village}";
        var citizen = await _flow.TokenAsync("citizen", family.Village, subject: subject);
        Assert.DoesNotContain("still hold", (await _flow.PutAsync("/me/registration", citizen, Body(family), ("Accept-Language", "en"))).Expect(HttpStatusCode.OK)["detail"], StringComparison.Ordinal);
        await _flow.IdleAsync();

        var mistyped = Body(family.With(0, m => m with { BirthPlace = "Salah Ketik" }));
        var sent = (await _flow.PutAsync("/me/registration", citizen, mistyped, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal("submitted", sent["status"]);
        Assert.Matches(@"Your data that match since \d{4}-\d\d-\d\d hold until the new data match\.", sent["detail"]);
        await _flow.IdleAsync();

        var me = (await _flow.GetAsync("/me", citizen, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal(("mismatched", "Salah Ketik", family.Head.BirthPlace), (me["registration.status"], me["registration.member.birthPlace"], me["registration.inForce.member.birthPlace"]));
        Assert.Contains("still hold", me["registration.detail"], StringComparison.Ordinal);
        Assert.True(await host.Services.GetRequiredService<Functions.Citizens.RegisteredCitizens>().IsConfirmedAsync(family.Village, subject, default));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task It_is_stored_encrypted_and_audited_and_read_by_nobody_else()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var citizen = await _flow.TokenAsync("citizen", family.Village, subject: $"me-{family.Village}");
        (await _flow.PutAsync("/me/registration", citizen, Body(family))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var id = host.Services.GetRequiredService<Functions.Citizens.RegistrationRepository>().IdOf($"me-{family.Village}");
        var stored = (await StoredTrail.StoredAsync(host, family.Village, $"registration-{id}")).ToString();
        Assert.DoesNotContain(family.Head.Nik, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(family.FamilyCardNumber, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(family.Head.Name, stored, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["registration.submitted", "registration.confirmed"], (await host.TrailAsync(family.Village)).Where(e => e.Target == $"registration-{id}").Select(e => e.Action));
        (await _flow.GetAsync("/me", await _flow.TokenAsync("village-officer", family.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");
        Assert.Null((await _flow.GetAsync("/me", await _flow.TokenAsync("citizen", family.Village))).Expect(HttpStatusCode.OK).Json["registration"]);
    }

    [Fact]
    public async Task What_is_wrong_is_400_and_another_village_403()
    {
        var place = Place.Next();
        var citizen = await _flow.TokenAsync("citizen", place.Village);
        var family = SampleFamily.Of(place.Village);

        (await _flow.PutAsync("/me/registration", citizen, Body(family.With(0, m => m with { Nik = "1" })))).ExpectProblem(HttpStatusCode.BadRequest, "person.nikFormat", "REG-2", "/member/nik");
        (await _flow.PutAsync("/me/registration", citizen, new { })).ExpectProblem(HttpStatusCode.BadRequest, "input.required", pointer: "/member");
        (await _flow.PutAsync("/me/registration", citizen, Body(family with { Village = place.Villages[1] }))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2", "/village");
        Assert.Null((await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK).Json["registration"]);
    }

    [Fact]
    public async Task Sent_ten_times_at_once_it_is_one_registration()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var citizen = await _flow.TokenAsync("citizen", family.Village);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _flow.PutAsync("/me/registration", citizen, Body(family))));
        await _flow.IdleAsync();

        Assert.All(answers, a => Assert.Contains(a.Expect(HttpStatusCode.OK)["status"], (string[])["submitted", "confirmed"]));
        Assert.Single(await host.TrailAsync(family.Village), e => e.Action == "registration.submitted");
        Assert.Single(await host.TrailAsync(family.Village), e => e.Action == "registration.confirmed");
    }

    [Fact]
    public async Task While_the_population_register_is_away_it_waits_and_then_goes_on()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var citizen = await _flow.TokenAsync("citizen", family.Village);
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "population", kind = "outage" })).Expect(HttpStatusCode.OK);
        try
        {
            (await _flow.PutAsync("/me/registration", citizen, Body(family))).Expect(HttpStatusCode.OK);
            Assert.Equal("submitted", (await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK)["registration.status"]);
        }
        finally
        {
            await _flow.SendAsync(HttpMethod.Delete, "/dev/faults?service=population");
        }

        await _flow.AdvanceAsync("PT1H");
        await _flow.AdvanceAsync("PT1H");

        Assert.Equal("confirmed", (await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK)["registration.status"]);
    }

    private static object Body(SampleFamily family) => new
    {
        member = family.Head.Json(),
        familyCardNumber = family.FamilyCardNumber,
        village = family.Village,
        address = new { street = family.Street, rt = family.Rt, rw = family.Rw },
    };
}
