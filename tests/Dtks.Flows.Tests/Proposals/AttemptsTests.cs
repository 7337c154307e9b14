using System.Net;
using Dtks.Flows.Tests.Imports;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>Guessing at the population register: moves the clock, so on a host of its own.</summary>
[Trait("rule", "PRO-5")]
[Trait("rule", "REG-3")]
public sealed class AttemptsTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("WIB", 7)]
    [InlineData("WITA", 8)]
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
    public async Task Three_of_ones_own_mismatched_proposals_a_week_name_a_NIK_and_the_next_waits_for_Monday()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        await _flow.RegisterPopulationAsync(family);
        await StartAsync(7, at: 10, weekday: DayOfWeek.Thursday);
        var guesser = await _flow.TokenAsync("citizen", family.Village);
        for (var guess = 0; guess < 3; guess++)
        {
            await GuessAsync(guesser, family, guess);
        }

        var told = (await _flow.PostAsync("/proposals", guesser, family.Proposal())).ExpectProblem(HttpStatusCode.TooManyRequests, "attempts.nik", "PRO-5", "/household/members/1/nik");
        Assert.InRange(told.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromHours(85.9), TimeSpan.FromHours(86));
        await StartAsync(7, at: 23.99, weekday: DayOfWeek.Sunday);
        (await _flow.PostAsync("/proposals", guesser, family.Proposal())).ExpectProblem(HttpStatusCode.TooManyRequests, "attempts.nik", "PRO-5");
        await StartAsync(7, at: 0.01, weekday: DayOfWeek.Monday);
        for (var guess = 3; guess < 6; guess++)
        {
            await GuessAsync(guesser, family, guess);
        }

        // Only the NIK that was guessed at.
        (await _flow.PostAsync("/proposals", guesser, family.Proposal())).Expect(HttpStatusCode.TooManyRequests);
        (await _flow.PostAsync("/proposals", guesser, (family with { Members = [family.Head] }).Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task Strangers_guesses_do_not_keep_the_owner_out_and_are_told_no_field_after_three_in_all()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        await _flow.RegisterPopulationAsync(family);
        await StartAsync(7, at: 10, weekday: DayOfWeek.Thursday);
        var told = new List<bool>();
        for (var guess = 0; guess < 6; guess++)
        {
            var stranger = await _flow.TokenAsync("citizen", family.Village);
            told.Add((await GuessAsync(stranger, family, guess)).Json["match"] is not null);
        }

        Assert.Equal([true, true, true, false, false, false], told);
        var owner = await _flow.TokenAsync("citizen", family.Village);
        Assert.Null((await GuessAsync(owner, family, 7)).Json["match"]);
        var own = (await _flow.PostAsync("/proposals", owner, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(family.Village, own["id"]!, owner)).ExpectStatus("verifying");
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
        var prelist = await _flow.ImportAsync(place.Village, officer, SampleFile.Of(SampleFamily.Of(place.Village), victim));
        Assert.Equal(
            ["accepted ", "refused attempts.official"], (await _flow.ResultsAsync(place.Village, prelist["id"]!, officer)).Select(r => $"{r["outcome"]} {r.SelectToken("errors[0].code")}"));
        await MismatchAsync(officer, place.Village, 7);
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

    [Fact]
    public async Task Each_correction_is_an_attempt_and_the_fourth_in_a_week_is_refused()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        await StartAsync(7, at: 10, weekday: DayOfWeek.Tuesday);
        var guesser = await _flow.TokenAsync("citizen", family.Village);
        object Guess(int guess) => family.With(0, m => m with { MotherMaidenName = $"Tebakan {(char)('A' + guess)}" }).Proposal();
        var id = (await _flow.PostAsync("/proposals", guesser, Guess(0))).Expect(HttpStatusCode.Created)["id"]!;
        for (var guess = 1; guess < 3; guess++)
        {
            await _flow.IdleAsync();
            (await _flow.ProposalAsync(family.Village, id, guesser)).ExpectStatus("mismatched");
            (await _flow.PostAsync($"/proposals/{family.Village}/{id}/correction", guesser, Guess(guess))).Expect(HttpStatusCode.OK);
        }

        await _flow.IdleAsync();
        (await _flow.PostAsync($"/proposals/{family.Village}/{id}/correction", guesser, family.Proposal()))
            .ExpectProblem(HttpStatusCode.TooManyRequests, "attempts.nik", "PRO-5", "/household/members/0/nik");
        (await _flow.ProposalAsync(family.Village, id, guesser)).ExpectStatus("mismatched");
        await StartAsync(7, at: 0.01, weekday: DayOfWeek.Monday);
        (await _flow.PostAsync($"/proposals/{family.Village}/{id}/correction", guesser, family.Proposal())).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(family.Village, id, guesser)).ExpectStatus("verifying");
    }

    // A proposal that is right but for a mother's name; the answer is what its proposer is shown of it.
    private async Task<Answer> GuessAsync(string token, SampleFamily family, int guess)
    {
        var body = family.With(1, m => m with { MotherMaidenName = $"Tebakan {(char)('A' + guess)}" }).Proposal();
        var made = (await _flow.PostAsync("/proposals", token, body)).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        return (await _flow.ProposalAsync(family.Village, made["id"]!, token)).ExpectStatus("mismatched");
    }

    private async Task MismatchAsync(string token, string village, int times)
    {
        var made = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => _flow.PostAsync("/proposals", token, SampleFamily.Of(village).Proposal())));
        Assert.All(made, answer => answer.Expect(HttpStatusCode.Created));
        await _flow.IdleAsync();
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
