using System.Net;
using System.Text.Json.Nodes;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;
using Dtks.Functions.Removals;
using Dtks.Platform.Deadlines;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Dci;

/// <summary>Of who is removed, stands again, and is gone where the agreement does not reach, that is told last which is so; and to nobody what it does not mean.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class GoneTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task A_removal_and_its_undoing_are_told_as_such_of_whom_they_mean_and_only_while_they_hold()
    {
        var (place, family, household) = await RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow);
        var (head, child, card) = (family.Head.Nik, family.Members[2].Nik, family.FamilyCardNumber);
        var codes = await ToldTests.SubscribeAsync(
            client,
            ("REMOVE", "NIK", head, "Member"), ("REMOVE", "NIK", child, "Member"), ("REMOVE", "KK", card, "Group"), ("UPDATE", "KK", card, "Group"),
            ("REGISTER", "NIK", head, "Member"), ("REGISTER", "NIK", child, "Member"), ("REGISTER", "KK", card, "Group"));

        await RemovedAsync(place.Village, household, ["03"]);
        Assert.Equal(["1 ended", "3 standing"], await SinceAsync(client, codes, 0));
        await UndoneAsync(place.Village, household);
        Assert.Equal(["3 standing", "5 standing"], await SinceAsync(client, codes, 2));

        await SuspendAsync(client, new { suspended = true, reason = "Kunci bocor (contoh)" });
        await RemovedAsync(place.Village, household, members: null);
        await UndoneAsync(place.Village, household);
        await SuspendAsync(client, new { suspended = false });
        await _flow.AdvanceAsync("PT70M");
        Assert.Equal(["3 standing", "3 standing", "4 standing", "5 standing", "6 standing"], await SinceAsync(client, codes, 4));

        await RemovedAsync(place.Village, household, members: null);
        Assert.Equal(["0 ended", "1 ended", "2 ended", "3 ended"], await SinceAsync(client, codes, 9));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task Who_is_gone_by_the_time_that_it_is_told_lives_outside_the_agreed_areas_for_who_subscribed_to_them()
    {
        var (place, family, household) = await RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow, new { areas = new[] { place.Village } });
        var codes = await ToldTests.SubscribeAsync(
            client,
            ("UPDATE", "NIK", family.Head.Nik, "Member"), ("UPDATE", "NIK", family.Members[1].Nik, "Group"), ("UPDATE", "NIK", family.Members[2].Nik, "Member"), ("UPDATE", "KK", family.FamilyCardNumber, "Group"));
        await SuspendAsync(client, new { suspended = true, reason = "Kunci bocor (contoh)" });
        await DieAsync(place.Village, household, "03");
        await _flow.MoveAsync(place.Village, place.Villages[1], household);
        await DieAsync(place.Villages[1], household, "02");
        await RemovedAsync(place.Villages[1], household, members: null);
        await SuspendAsync(client, new { suspended = false });
        await _flow.AdvanceAsync("PT70M");

        Assert.Equal(["0 outOfArea", "1 outOfArea", "2 outOfArea", "3 outOfArea"], await SinceAsync(client, codes, 0));
        Assert.All(await ToldTests.ToldAsync(client), told => Assert.DoesNotContain(place.Villages[1], told.ToJsonString(), StringComparison.Ordinal));
    }

    private async Task<(Place Place, SampleFamily Family, string Household)> RegisteredAsync()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village, members: 3);
        return (place, family, Assert.Single(await _flow.RecipientsAsync([family], "PKH")));
    }

    // Which subscription, by its place, was told what.
    private static async Task<IReadOnlyList<string>> SinceAsync(DciClient client, IReadOnlyList<string> codes, int since) =>
        [.. (await ToldTests.ToldAsync(client)).Skip(since).Select(told => $"{codes.ToList().IndexOf(ToldTests.Code(told))} {Status(told)}").Order(StringComparer.Ordinal)];

    private static string Status(JsonNode told) =>
        (string?)Assert.Single(told["message"]!["notify_event"]!.AsArray())!["data"]!["reg_records"]!["additional_attributes"]?[0]!["registration_status"] ?? "standing";

    private async Task DieAsync(string village, string household, string member)
    {
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household).ChangeAsync(new { kind = "death", member, diedOn = "2020-01-01" });
        await _flow.IdleAsync();
    }

    private async Task RemovedAsync(string village, string household, string[]? members)
    {
        var removal = await _flow.RecordRemovalAsync(village, household, await _flow.TokenAsync("regency-officer", village[..4]), RemovalSteps.Removal(members: members));
        await host.EditAsync("registry", village, $"removal-{removal}", stored => stored["state"]!["noticeEndsOn"] = "2026-11-01");
        await host.Services.GetRequiredService<DeadlineActions>().RunAsync(new DeadlineInput(TakeRemovalsEffect.DeadlineKind, await _flow.NowAsync(), village, removal), CancellationToken.None);
        await _flow.IdleAsync();
    }

    private async Task UndoneAsync(string village, string household)
    {
        var appeal = await _flow.AppealAsync(await _flow.TokenAsync("village-officer", village), new { household }, "removed");
        var decided = await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", village[..4]));
        Assert.Equal("removalUndone", decided.Expect(HttpStatusCode.OK)["result"]);
        await _flow.IdleAsync();
    }

    private async Task SuspendAsync(DciClient client, object suspension) =>
        (await _flow.PutAsync($"/partners/{client.Partner}/suspension", await _flow.TokenAsync("ministry-officer", "ID"), suspension)).Expect(HttpStatusCode.OK);
}
