using System.Net;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Removals;
using Dtks.Functions.CardDelivery;
using Dtks.Platform.Deadlines;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using UglyToad.PdfPig;
using static Dtks.Flows.Tests.CardDelivery.CardVillage;

namespace Dtks.Flows.Tests.CardDelivery;

/// <summary>What came back is handed to the village head, and the camat's circular tells of it: each list has its own days.</summary>
[Collection("cardDelivery")]
public sealed class CardReturnTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-4")]
    [Trait("rule", "CRD-10")]
    public async Task Of_villages_that_are_due_on_one_day_each_is_reminded_and_told_and_the_cards_of_each_expire()
    {
        var place = Place.Next();
        await _flow.OwnHouseholdAsync(SampleFamily.Of(place.Villages[1], members: 2), "PKH");
        var here = await host.CardsInAsync(place, 1, days: 20);
        var card = (string)Assert.Single(await _flow.CardsAsync(place.Villages[1], here.Round))["id"]!;
        CardVillage[] villages = [here, here with { Place = place with { Villages = [place.Villages[1]] }, Cards = [card] }];
        foreach (var village in villages)
        {
            await village.ReturnAndHandOverAsync(village.Cards[0]);
        }

        foreach (var (days, type) in new[] { (8, "dtks.cardList.reminded.v1"), (8, "dtks.cardList.overdue.v1"), (6, "dtks.cardRound.villageExpired.v1") })
        {
            await _flow.AdvanceAsync($"P{days}D");
            await _flow.IdleAsync();
            Assert.All(await Task.WhenAll(villages.Select(village => village.EventsAsync(type))), Assert.NotEmpty);
        }
    }

    [Fact]
    [Trait("rule", "CRD-4")]
    public async Task A_village_is_reminded_as_the_eighth_and_thirteenth_day_begin_in_its_zone_and_late_once_the_fifteenth_is_over()
    {
        CardVillage[] villages = [await host.CardsInAsync(Place.Next("WIT"), 2), await host.CardsInAsync(Place.Next("WITA"), 2), await host.CardsInAsync(Place.Next("WIB"), 2)];

        // In the morning it is the same day in all three.
        var now = await _flow.NowAsync();
        var morning = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1).AddHours(1);
        await _flow.SetClockAsync(morning);
        foreach (var village in villages)
        {
            Assert.Equal(await village.DayAsync(15), (await village.ReturnAndHandOverAsync(village.Cards[0]))["dueOn"]);
        }

        var day0 = new DateTimeOffset(morning.Date, TimeSpan.Zero);
        await ToAsync(8, hours: 9, minutes: -1);
        Assert.Equal(["", "", ""], await GivenAsync());
        await ToAsync(8, hours: 9, minutes: 1);
        Assert.Equal(["8", "", ""], await GivenAsync());
        await ToAsync(8, hours: 8, minutes: 1);
        Assert.Equal(["8", "8", ""], await GivenAsync());
        await ToAsync(8, hours: 7, minutes: 1);
        Assert.Equal(["8", "8", "8"], await GivenAsync());
        await ToAsync(13, hours: 7, minutes: 1);
        Assert.Equal(["8,13", "8,13", "8,13"], await GivenAsync());
        await ToAsync(16, hours: 9, minutes: -1);
        Assert.Equal(["0 False", "0 False", "0 False"], await LateAsync());
        await ToAsync(16, hours: 9, minutes: 1);
        Assert.Equal(["-1 True", "0 False", "0 False"], await LateAsync());
        await ToAsync(16, hours: 7, minutes: 1);
        Assert.Equal(["-1 True", "-1 True", "-1 True"], await LateAsync());

        // A deadline that comes twice tells nothing twice.
        var due = new DeadlineInput(TellOverdueReturnLists.DeadlineKind, await _flow.NowAsync(), villages[0].Code, $"{villages[0].Round}_1");
        await host.Services.GetRequiredService<DeadlineActions>().RunAsync(due, default);
        await host.Services.GetRequiredService<DeadlineActions>().RunAsync(due with { Kind = RemindReturnLists.DeadlineKind, Target = $"{villages[0].Round}_1_13" }, default);
        await _flow.IdleAsync();
        Assert.Single(await villages[0].EventsAsync("dtks.cardList.overdue.v1"));
        Assert.Equal([8, 13], (await villages[0].EventsAsync("dtks.cardList.reminded.v1")).Select(e => (int)e["data"]!["day"]!));

        Task ToAsync(int days, int hours, int minutes) => _flow.SetClockAsync(day0.AddDays(days).AddHours(-hours).AddMinutes(minutes));

        async Task<string[]> GivenAsync() => await Task.WhenAll(villages.Select(async v => string.Join(',', (await v.ReturnsAsync()).Json["lists"]![0]!["reminders"]!.Select(r => (int)r["day"]!))));

        // As the village sees it, and its camat and regency in theirs.
        async Task<string[]> LateAsync() => await Task.WhenAll(villages.Select(async v =>
        {
            var here = (await v.ReturnsAsync()).Json;
            var camat = await ListedAsync($"/districts/{v.District}", await _flow.TokenAsync("district-head", v.District), v.Round);
            var regency = await ListedAsync($"/regencies/{v.Place.Regency}", await _flow.TokenAsync("regency-officer", v.Place.Regency), v.Round, $"&late={((bool)here["late"]! ? "true" : "false")}");
            string Told(JToken item) => $"{item["daysLeft"]} {item["late"]}";
            Assert.Equal([Told(here), Told(here)], new[] { Told(Assert.Single(camat)), Told(Assert.Single(regency)) });
            Assert.Empty(await ListedAsync($"/regencies/{v.Place.Regency}", await _flow.TokenAsync("regency-officer", v.Place.Regency), v.Round, $"&late={((bool)here["late"]! ? "false" : "true")}"));
            return Told(here);
        }));
    }

    [Fact]
    [Trait("rule", "CRD-2")]
    public async Task What_comes_after_the_list_was_handed_over_goes_on_a_supplementary_one_and_twice_is_once()
    {
        var here = await host.CardsInAsync(Place.Next("WITA"), 6);
        var head = await _flow.TokenAsync("village-head", here.Code);
        (await here.HandOverAsync()).ExpectProblem(HttpStatusCode.UnprocessableEntity, "cardList.none", "CRD-2", "/round");
        (await here.HandOverAsync("x")).ExpectProblem(HttpStatusCode.BadRequest, "cardRound.unknown", "CRD-1", "/round");
        (await _flow.PostAsync($"/villages/{here.Place.Villages[1]}/card-returns", here.Post, new { round = here.Round })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "cardList.noCards", "CRD-2");
        (await _flow.PostAsync($"/villages/{here.Code}/card-returns", head, new { round = here.Round })).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");

        var today = await here.DayAsync();
        await here.RecordAsync(Returned(here.Cards[0], today, "moved"), Returned(here.Cards[1], today), Returned(here.Cards[2], today, "moved"), Delivered(here.Cards[3], today), Delivered(here.Cards[4], today));
        (await here.HandBackAsync(here.Cards[3])).Expect(HttpStatusCode.OK);
        var both = await Task.WhenAll(here.HandOverAsync(), here.HandOverAsync());
        Assert.All(both, a => Assert.Equal(("1", "3", "emptyHouse", "1", "moved", "2", "1", "1"), (a.Expect(HttpStatusCode.Created)["list"], a["returned"], a["reasons[0].reason"], a["reasons[0].count"], a["reasons[1].reason"], a["reasons[1].count"], a["surrendered"], a["waiting"])));

        await _flow.AdvanceAsync("P2D");
        await here.RecordAsync(Returned(here.Cards[5], await here.DayAsync(), "refused"), Delivered(here.Cards[1], await here.DayAsync()));
        (await here.HandBackAsync(here.Cards[4])).Expect(HttpStatusCode.OK);
        Assert.Equal("2", (await here.HandOverAsync()).Expect(HttpStatusCode.Created)["list"]);

        var shown = await here.ReturnsAsync();
        Assert.Equal([$"1 {today} 4 card(s), 1 without a reason", $"2 {await here.DayAsync()} 2 card(s), 1 without a reason"], shown.Json["lists"]!.Select(l =>
            $"{l["list"]} {l["handedOn"]} {l["cards"]!.Count()} card(s), {l["cards"]!.Count(c => c["reason"] is null or { Type: JTokenType.Null })} without a reason"));
        Assert.Equal((today, await here.DayAsync(13)), ((string)shown.Json["lists"]![0]!["handedOn"]!, shown["dueOn"]));
        Assert.Equal([(1, 3), (2, 1)], (await here.EventsAsync("dtks.cardList.handed.v1")).Select(e => ((int)e["data"]!["list"]!, (int)e["data"]!["returned"]!)).Order());
    }

    [Fact]
    [Trait("rule", "CRD-4")]
    public async Task The_camats_circular_tells_of_each_list_once_and_says_of_whom_it_does_not()
    {
        var place = Place.Next(villages: 6);
        var same = place.Villages.GroupBy(v => v[..6]).First(g => g.Count() >= 3).ToList();
        var here = await host.CardsInAsync(place with { Villages = same }, 3);
        var camat = await _flow.TokenAsync("district-head", here.District);
        (await here.CircularAsync("400.9/1")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "cardCircular.empty", "CRD-4");
        (await here.CircularAsync("400.9/1", villages: [here.Code, same[1]])).ExpectProblem(HttpStatusCode.UnprocessableEntity, "cardCircular.noReturns", "CRD-4", "/villages/0");
        await here.RecordAsync(Returned(here.Cards[0], await here.DayAsync(), "unknownAddress"));
        (await here.CircularAsync("400.9/1", villages: [here.Code])).ExpectProblem(HttpStatusCode.UnprocessableEntity, "cardCircular.listAwaited", "CRD-4", "/villages/0");
        (await here.HandOverAsync()).Expect(HttpStatusCode.Created);
        (await here.CircularAsync("400.9/1", await here.DayAsync(1))).ExpectProblem(HttpStatusCode.BadRequest, "cardCircular.date", "CRD-4", "/date");
        (await _flow.PostAsync($"/districts/{here.District}/circulars", here.Post, new { round = here.Round, number = "1", date = await here.DayAsync() })).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");

        var both = await Task.WhenAll(here.CircularAsync("400.9/1"), here.CircularAsync("400.9/2"));
        var first = Assert.Single(both, a => a.Status == HttpStatusCode.Created);
        Assert.Single(both, a => a.Status == HttpStatusCode.UnprocessableEntity);
        await here.ArriveAsync();
        Assert.Equal((here.Code, "False", "3", "1", "unknownAddress"), (first["villages[0].village"], first["villages[0].supplementary"], first["villages[0].cards"], first["villages[0].returned"], first["villages[0].reasons[0].reason"]));
        Assert.Equal(first["number"], (await here.ReturnsAsync())["lists[0].circular.number"]);
        Assert.Equal(first["id"], (await here.CircularAsync(first["number"]!)).Expect(HttpStatusCode.Created)["id"]);
        await _flow.AdvanceAsync("P1D");
        (await here.CircularAsync(first["number"]!)).ExpectProblem(HttpStatusCode.Conflict, "cardCircular.numberTaken", "CRD-4", "/number");

        await here.ReturnAndHandOverAsync(here.Cards[1]);
        (await here.CircularAsync("400.9/3", await here.DayAsync(-1), [here.Code])).ExpectProblem(HttpStatusCode.UnprocessableEntity, "cardCircular.listLater", "CRD-4", "/villages/0");
        var later = (await here.CircularAsync("400.9/3", villages: [here.Code])).Expect(HttpStatusCode.Created);
        Assert.Equal(("True", "1"), (later["villages[0].supplementary"], later["villages[0].returned"]));
        (await here.CircularAsync("400.9/4", villages: [here.Code])).ExpectProblem(HttpStatusCode.UnprocessableEntity, "cardCircular.covered", "CRD-4", "/villages/0");
        await here.ArriveAsync();
        Assert.Equal([1, 2], (await here.EventsAsync("dtks.cardCircular.arrived.v1")).Select(e => (int)e["data"]!["list"]!));

        var listed = (await _flow.GetAsync($"/districts/{here.District}/circulars?round={here.Round}", camat)).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Equal([first["id"], later["id"]], listed.Select(c => (string)c["id"]!));
        await FileAsync(here, first, later);
    }

    private async Task FileAsync(CardVillage here, Answer first, Answer later)
    {
        var head = await _flow.TokenAsync("village-head", here.Code);
        var own = (await _flow.GetAsync($"/villages/{here.Code}/circulars?round={here.Round}", head)).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Equal(2, own.Count());
        Assert.Empty((await _flow.GetAsync($"/villages/{here.Place.Villages[1]}/circulars?round={here.Round}", await _flow.TokenAsync("village-head", here.Place.Villages[1]))).Expect(HttpStatusCode.OK).Json["items"]!);
        var file = await host.BytesAsync($"/villages/{here.Code}/circulars/{later["id"]}/file", head);
        Assert.Equal(file, await host.BytesAsync($"/districts/{here.District}/circulars/{later["id"]}/file", await _flow.TokenAsync("tksk", here.District)));
        using var pdf = PdfDocument.Open(file);
        var text = string.Concat(pdf.GetPages().Select(p => p.Text));
        Assert.All(["400.9/3", "alamat tidak dikenal", "(t)", "Rekapitulasi"], said => Assert.Contains(said, text, StringComparison.Ordinal));
        (await _flow.GetAsync($"/villages/{here.Place.Villages[1]}/circulars/{first["id"]}/file", await _flow.TokenAsync("village-head", here.Place.Villages[1]))).Expect(HttpStatusCode.NotFound);
        (await _flow.GetAsync($"/villages/{here.Code}/circulars/{here.Round}-9/file", head)).Expect(HttpStatusCode.NotFound);
        (await _flow.GetAsync($"/villages/{here.Code}/circulars/x/file", head)).Expect(HttpStatusCode.NotFound);
    }

    private async Task<IReadOnlyList<JToken>> ListedAsync(string area, string token, string round, string more = "") =>
        [.. (await _flow.GetAsync($"{area}/card-returns?round={round}{more}", token)).Expect(HttpStatusCode.OK).Json["items"]!];
}
