using System.Net;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>Guessing at the population register: moves the clock, so on a host of its own.</summary>
[Trait("rule", "PRO-5")]
[Trait("rule", "REG-3")]
public sealed class AttemptsTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("WIB", 7)]
    [InlineData("WIT", 9)]
    public async Task Five_mismatched_proposals_a_day_and_the_sixth_waits_for_the_villages_next_day(string zone, int hours)
    {
        var place = Place.Next(zone);
        var citizen = await _flow.TokenAsync("citizen", place.Village);
        await StartAsync(hours, at: 10);
        await MismatchAsync(citizen, place.Village, 4);
        var right = SampleFamily.Of(place.Village);
        await _flow.RegisterPopulationAsync(right);
        (await _flow.PostAsync("/proposals", citizen, right.Proposal())).Expect(HttpStatusCode.Created);
        await MismatchAsync(citizen, place.Village, 1);

        var told = (await _flow.PostAsync("/proposals", citizen, SampleFamily.Of(place.Village).Proposal(), ("Accept-Language", "en")))
            .ExpectProblem(HttpStatusCode.TooManyRequests, "attempts.caller", "PRO-5");
        Assert.InRange(told.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromHours(13.9), TimeSpan.FromHours(14));
        Assert.Contains("village office", told["detail"], StringComparison.Ordinal);

        await StartAsync(hours, at: 23.99, days: 0);
        (await _flow.PostAsync("/proposals", citizen, SampleFamily.Of(place.Village).Proposal())).Expect(HttpStatusCode.TooManyRequests);
        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", place.Village), SampleFamily.Of(place.Village).Proposal())).Expect(HttpStatusCode.Created);
        await StartAsync(hours, at: 0.01);
        (await _flow.PostAsync("/proposals", citizen, SampleFamily.Of(place.Village).Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
    }

    [Fact]
    public async Task Three_mismatched_proposals_a_week_name_a_NIK_whoever_makes_them_and_the_village_office_can_still_help()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        await _flow.RegisterPopulationAsync(family);
        await StartAsync(7, at: 10, weekday: DayOfWeek.Thursday);
        for (var guess = 0; guess < 3; guess++)
        {
            var guesser = await _flow.TokenAsync("citizen", family.Village);
            (await _flow.PostAsync("/proposals", guesser, family.With(1, m => m with { MotherMaidenName = $"Tebakan {(char)('A' + guess)}" }).Proposal())).Expect(HttpStatusCode.Created);
            await _flow.IdleAsync();
        }

        var another = await _flow.TokenAsync("citizen", family.Village);
        var told = (await _flow.PostAsync("/proposals", another, family.Proposal())).ExpectProblem(HttpStatusCode.TooManyRequests, "attempts.nik", "PRO-5", "/household/members/1/nik");
        Assert.InRange(told.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromHours(85.9), TimeSpan.FromHours(86));

        // Only the NIK that was guessed at.
        (await _flow.PostAsync("/proposals", another, (family with { Members = [family.Head] }).Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        await StartAsync(7, at: 0.01, weekday: DayOfWeek.Monday);
        var after = (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", family.Village), family.With(1, m => m with { MotherMaidenName = "Tebakan" }).Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        Assert.NotNull(after["id"]);
    }

    [Fact]
    public async Task An_official_is_limited_for_each_NIK_alone_and_counted_apart()
    {
        var place = Place.Next();
        var officer = await _flow.TokenAsync("village-officer", place.Village);
        await StartAsync(7, at: 10, weekday: DayOfWeek.Tuesday);
        var victim = SampleFamily.Of(place.Village);
        await _flow.RegisterPopulationAsync(victim);
        for (var guess = 0; guess < 3; guess++)
        {
            (await _flow.PostAsync("/proposals", officer, victim.With(0, m => m with { MotherMaidenName = $"Tebakan {(char)('A' + guess)}" }).Proposal())).Expect(HttpStatusCode.Created);
            await _flow.IdleAsync();
        }

        (await _flow.PostAsync("/proposals", officer, victim.Proposal())).ExpectProblem(HttpStatusCode.TooManyRequests, "attempts.official", "PRO-5");
        for (var other = 0; other < 7; other++)
        {
            (await _flow.PostAsync("/proposals", officer, SampleFamily.Of(place.Village).Proposal())).Expect(HttpStatusCode.Created);
            await _flow.IdleAsync();
        }

        var citizen = await _flow.TokenAsync("citizen", place.Village);
        var own = (await _flow.PostAsync("/proposals", citizen, victim.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(place.Village, own["id"]!, citizen)).ExpectStatus("verifying");
    }

    [Fact]
    public async Task Guesses_sent_at_once_are_not_answered_beyond_the_limit()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        await StartAsync(7, at: 10);
        var citizen = await _flow.TokenAsync("citizen", family.Village);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i =>
            _flow.PostAsync("/proposals", citizen, family.With(0, m => m with { MotherMaidenName = $"Tebakan {(char)('A' + (i % 26))}" }).Proposal())));
        await _flow.IdleAsync();

        var told = 0;
        foreach (var answer in answers.Where(a => a.Status == HttpStatusCode.Created))
        {
            var seen = (await _flow.ProposalAsync(family.Village, answer["id"]!, citizen)).ExpectStatus("mismatched");
            told += seen.Json["match"] is null ? 0 : 1;
        }

        Assert.Equal(3, told);
        (await _flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.TooManyRequests);
    }

    private async Task MismatchAsync(string token, string village, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await _flow.PostAsync("/proposals", token, SampleFamily.Of(village).Proposal())).Expect(HttpStatusCode.Created);
            await _flow.IdleAsync();
        }
    }

    // To an hour of a day in a zone so many hours before UTC: the next such day, or so many days from today.
    private async Task StartAsync(int hours, double at, int days = 1, DayOfWeek? weekday = null)
    {
        var local = (await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(hours));
        var day = local.Date.AddDays(days);
        while (weekday is { } wanted && day.DayOfWeek != wanted)
        {
            day = day.AddDays(1);
        }

        await _flow.SetClockAsync(new DateTimeOffset(day, TimeSpan.FromHours(hours)).AddHours(at));
    }
}
