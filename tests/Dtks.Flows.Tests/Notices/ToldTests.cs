using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Flows.Tests.Notices;

/// <summary>Whoever is refused, returned or loses aid is told, with the ground in plain words and how to object.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
public sealed class ToldTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData(1, "alamat tidak ditemukan", "the address was not found")]
    [InlineData(15, "sudah menerima bantuan dari luar Kementerian Sosial", "already receives assistance from outside the Ministry")]
    public async Task Who_is_found_ineligible_reads_the_ground_in_plain_words_and_how_to_object(int ground, string inIndonesian, string inEnglish)
    {
        var village = Place.Next().Village;
        var (id, citizen) = await _flow.FoundIneligibleAsync(village, ground);
        await _flow.IdleAsync();

        var told = Assert.Single(await _flow.MessagesAsync(citizen));
        Assert.Equal(("proposal", village, id, "ineligible", "sent"), ((string)told["kind"]!, (string)told["village"]!, (string)told["about"]!, (string)told["code"]!, (string)told["status"]!));
        Assert.Contains(inIndonesian, (string)told["text"]!, StringComparison.Ordinal);
        Assert.Contains("keberatan", (string)told["text"]!, StringComparison.Ordinal);
        Assert.Contains(inEnglish, (string)Assert.Single(await _flow.MessagesAsync(citizen, "en"))["text"]!, StringComparison.Ordinal);

        var note = (await _flow.ProposalAsync(village, id, citizen))["note"]!;
        Assert.Contains(note, (string)told["text"]!, StringComparison.Ordinal);
        var taken = Assert.Single(await _flow.TakenAsync((string)told["id"]!));
        Assert.Equal(("+6281200000001", "id"), ((string)taken["to"]!, (string)taken["language"]!));
        Assert.Equal(((string)told["text"]!).Replace(note, "dapat dibaca di aplikasi atau di kantor desa", StringComparison.Ordinal), (string)taken["text"]!);
        var own = (await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK)["proposals.items[0].explanation"]!;
        Assert.All([inIndonesian, note, "30 hari"], said => Assert.Contains(said, own, StringComparison.Ordinal));

        // The last day of the verification is no term to object.
        Assert.Equal((null, null), ((await _flow.GetAsync("/me", citizen))["proposals.items[0].dueOn"], (await _flow.ProposalAsync(village, id, citizen))["dueOn"]));
        Assert.Empty(await _flow.MessagesAsync(await _flow.TokenAsync("citizen", village)));
    }

    [Fact]
    public async Task Whose_objection_was_granted_is_told_what_comes_of_it()
    {
        var village = Place.Next().Village;
        var (id, citizen) = await _flow.FoundIneligibleAsync(village);
        await _flow.IdleAsync();
        var appeal = await _flow.AppealAsync(citizen, new { proposal = id });
        (await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.VerifyAsync(village, id, await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("reopenedEligible", (string?)(await _flow.MessagesAsync(citizen))[0]["code"]);

        await _flow.RatifyAsync(village[..4]);
        await _flow.IdleAsync();

        Assert.Equal(["reopenedRegistered", "reopenedEligible", "appealReopened", "ineligible"], (await _flow.MessagesAsync(citizen)).Select(m => (string)m["code"]!));
        var code = (await _flow.ProposalAsync(village, id, citizen))["trackingCode"]!;
        Assert.Contains(code, (string)(await _flow.MessagesAsync(citizen, "en"))[0]["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Events_about_notices_name_nobody()
    {
        var (_, citizen) = await _flow.FoundIneligibleAsync(Place.Next().Village);
        await _flow.IdleAsync();
        var notice = (string)Assert.Single(await _flow.MessagesAsync(citizen))["id"]!;

        var events = (await _flow.SendAsync(HttpMethod.Get, "/dev/events?type=dtks.notice.sent.v1")).Expect(HttpStatusCode.OK);

        var data = Assert.Single(events.Json, e => (string?)e.SelectToken("data.id") == notice)["data"]!;
        Assert.Equal(["about", "code", "id", "kind", "policy", "rule", "status", "village"], data.Children<JProperty>().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_match_is_told_both_ways_on()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var citizen = await _flow.TokenAsync("citizen", family.Village);
        (await _flow.PostAsync("/proposals", citizen, family.With(0, m => m with { MotherMaidenName = "Ibu Lain" }).Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var text = (string)Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "mismatched")["text"]!;

        Assert.Contains("salah ketik", text, StringComparison.Ordinal);
        Assert.Contains("Dukcapil", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ibu", text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task A_deliberations_refusal_and_its_wish_to_stop_reach_the_family()
    {
        var village = Place.Next().Village;
        var household = await _flow.RegisteredAsync(SampleFamily.Of(village), "registerWithAssistance", "PKH");
        var deliberation = await DeliberationFlow.OpenAsync(_flow, village);
        var named = await deliberation.ProposeAsync("register", "register");
        var refused = named[0];
        var decisions = new JArray(
            DeliberationFlow.Decision(refused, "refuse"),
            new JObject { ["proposal"] = named[1], ["decision"] = "refuse", ["ground"] = 13 },
            new JObject { ["household"] = household, ["decision"] = "terminate", ["ground"] = 13 });
        (await deliberation.PutAsync(decisions)).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(2, terminations: 1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var seen = (await _flow.ProposalAsync(village, refused, officer)).ExpectStatus("refused");
        var code = seen["trackingCode"]!;
        Assert.Equal(("11", DeliberationFlow.RefusedBecause), (seen["ground"], seen["note"]));
        Assert.Equal(("11", DeliberationFlow.RefusedBecause), ((string?)seen.Json["history"]!.Last!["ground"], (string?)seen.Json["history"]!.Last!["note"]));
        Assert.All([seen["explanation"]!, (string)seen.Json["history"]!.Last!["explanation"]!], said =>
        {
            Assert.Contains("dinilai mampu atau tidak memenuhi syarat", said, StringComparison.Ordinal);
            Assert.Contains(DeliberationFlow.RefusedBecause, said, StringComparison.Ordinal);
            Assert.Contains("30 hari", said, StringComparison.Ordinal);
        });

        // What was noted may name somebody: it is read where the reader is known.
        var taken = (string)Assert.Single(await _flow.TakenAboutAsync(code))["text"]!;
        Assert.Contains("musyawarah", taken, StringComparison.Ordinal);
        Assert.Contains("dinilai mampu atau tidak memenuhi syarat", taken, StringComparison.Ordinal);
        Assert.DoesNotContain(DeliberationFlow.RefusedBecause, taken, StringComparison.Ordinal);
        var other = (await _flow.ProposalAsync(village, named[1], officer)).ExpectStatus("refused");
        var grounded = (string)Assert.Single(await _flow.TakenAboutAsync(other["trackingCode"]!))["text"]!;
        Assert.Contains("Alasan: ", grounded, StringComparison.Ordinal);
        Assert.Contains(((string)other["explanation"]!).Split("Alasan: ")[1].Split('.')[0], grounded, StringComparison.Ordinal);
        var tracked = (await _flow.GetAsync($"/tracking/{code}", token: null)).Expect(HttpStatusCode.OK);
        Assert.Contains("keberatan", tracked["next"], StringComparison.Ordinal);
        Assert.Contains("30 hari", tracked["next"], StringComparison.Ordinal);
        Assert.DoesNotContain("mampu", tracked.Text, StringComparison.Ordinal);
        var first = (await _flow.ProposalAsync(village, household, officer))["trackingCode"]!;
        Assert.Empty(await _flow.TakenAboutAsync(first));
        var sent = (await _flow.SendAsync(HttpMethod.Get, "/dev/events?type=dtks.notice.sent.v1")).Expect(HttpStatusCode.OK).Json.Select(e => e["data"]!);
        Assert.Contains(sent, d => (string?)d["about"] == household && (string?)d["code"] == "deactivationProposed");

        // It is told where it is tracked too, with the right to object, and once that is made with what becomes of it.
        var proposed = (await _flow.GetAsync($"/tracking/{first}", token: null)).Expect(HttpStatusCode.OK);
        Assert.Contains("mengusulkan agar keluarganya tidak lagi menerima bantuan. Bantuan belum berhenti.", proposed["meaning"], StringComparison.Ordinal);
        Assert.Contains("sudah dapat mengajukan keberatan", proposed["next"], StringComparison.Ordinal);
        await _flow.AppealAsync(await _flow.TokenAsync("citizen", village), new { trackingCode = first }, "removed");
        Assert.DoesNotContain("sudah dapat mengajukan keberatan", (await _flow.GetAsync($"/tracking/{first}", token: null)).Expect(HttpStatusCode.OK)["next"], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "RAT-4")]
    public async Task Aid_that_a_month_stopped_is_told_with_the_month_and_the_ground_and_only_once()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, citizen) = await _flow.VerifyingAsync(family, "registerWithAssistance", "PKH", "BPNT");
        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.RatifyAsync(family.Village[..4]);

        await SettleAsync(family.Village, id, ineligible: true);
        await SettleAsync(family.Village, id, ineligible: false);
        await _flow.IdleAsync();

        var told = Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "aidStopped");
        Assert.Contains("PKH", (string)told["text"]!, StringComparison.Ordinal);
        Assert.Contains("guru bersertifikasi", (string)told["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("BPNT", (string)told["text"]!, StringComparison.Ordinal);
    }

    // The month's letter is signed elsewhere; what follows from it begins here.
    private async Task SettleAsync(string village, string household, bool ineligible)
    {
        var found = (await host.Services.GetRequiredService<HouseholdRepository>().FindAsync(village, household, default))!;
        var now = Instant.FromDateTimeOffset(await _flow.NowAsync());
        var period = CyclePeriod.Of(TimeZones.DateIn(found.State.Village, now));
        var lines = HouseholdLines.Of([found.State], period, host.Services.GetRequiredService<PolicyVersions>().Latest)
            .Select(l => l.Programme == Domain.People.Programme.Pkh && ineligible ? l with { Outcome = LineOutcome.Ineligible, Ground = 8 } : l with { Outcome = LineOutcome.Eligible });
        var command = new HouseholdCommand.SettleEligibility(period, [.. lines], new Actor("ministry-officer-x", Role.MinistryOfficer, AreaCode.Nation));
        var events = HouseholdDecider.Decide(command, found.State, host.Services.GetRequiredService<PolicyVersions>().Latest, now).Events;
        if (events.Count > 0)
        {
            var changed = found with { State = events.Aggregate(found.State, HouseholdDecider.Evolve) };
            await host.Services.GetRequiredService<ChangeCommit>().SaveAsync(HouseholdRepository.Change(changed, events), default);
        }
    }
}
