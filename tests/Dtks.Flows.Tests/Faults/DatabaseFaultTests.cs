using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Faults;

/// <summary>What clients are told, and what is kept, when the database throttles, fails or drops connections.</summary>
public sealed class DatabaseFaultTests(FlowHost host) : IClassFixture<FlowHost>, IAsyncLifetime
{
    private readonly Flow _flow = host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _flow.MendAsync();

    [Fact]
    public async Task A_throttled_database_is_429_with_when_to_come_again_and_nothing_kept()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("village-officer", family.Village);
        await _flow.FailAsync(new { kind = "429", container = "registry", operation = "batch" });

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).ExpectProblem(HttpStatusCode.TooManyRequests, "busy");

        Assert.NotNull(answer.Headers.RetryAfter);
        await _flow.MendAsync();
        Assert.Empty((await _flow.GetAsync($"/villages/{family.Village}/proposals", token)).Expect(HttpStatusCode.OK).Json["items"]!);
        (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
    }

    [Theory]
    [InlineData("503")]
    [InlineData("dropBefore")]
    public async Task A_database_that_is_away_is_503_and_never_a_stack_trace(string kind)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("village-officer", family.Village);
        await _flow.FailAsync(new { kind, container = "registry", operation = "batch" });

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).ExpectProblem(HttpStatusCode.ServiceUnavailable, "unavailable");

        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_change_that_was_saved_while_the_answer_was_lost_is_found_by_its_key()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("village-officer", family.Village);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        await _flow.FailAsync(new { kind = "dropAfter", container = "registry", operation = "batch", count = 1 });

        var lost = await _flow.PostAsync("/proposals", token, family.Proposal(), key);
        var found = (await _flow.PostAsync("/proposals", token, family.Proposal(), key)).Expect(HttpStatusCode.Created);

        Assert.True(lost.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Created, lost.Text);

        // Whoever saved it does not know that it is saved: the sweep does, after a minute.
        await _flow.AdvanceAsync("PT61S");
        Assert.Equal(found["id"], Assert.Single((await _flow.GetAsync($"/villages/{family.Village}/proposals", token)).Json["items"]!)["id"]!.ToString());
    }

    [Fact]
    public async Task What_could_not_follow_a_change_is_swept_up()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var token = await _flow.TokenAsync("citizen", family.Village);
        await _flow.FailAsync(new { kind = "503", container = "deadlines", operation = "create" });
        var id = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.UntilAsync(family.Village, id, token, "verifying");
        await _flow.MendAsync();

        await _flow.AdvanceAsync("PT61S");
        await _flow.AdvanceAsync("P31D");

        (await _flow.ProposalAsync(family.Village, id, token)).ExpectStatus("deemedEligible");
    }

    [Fact]
    public async Task Work_in_the_background_waits_for_a_throttled_database()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var token = await _flow.TokenAsync("citizen", family.Village);
        await _flow.FailAsync(new { kind = "429", container = "identities", operation = "create", count = 12 });

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        (await _flow.ProposalAsync(family.Village, answer["id"]!, token)).ExpectStatus("verifying");
    }

    [Theory]
    [InlineData("503")]
    [InlineData("dropBefore")]
    public async Task Work_in_the_background_outlasts_a_database_that_is_away(string kind)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var token = await _flow.TokenAsync("citizen", family.Village);
        await _flow.FailAsync(new { kind, container = "identities", operation = "create", count = 6 });

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        (await _flow.ProposalAsync(family.Village, answer["id"]!, token)).ExpectStatus("verifying");
    }

    [Fact]
    public async Task A_store_that_fails_now_and_then_loses_and_doubles_nothing()
    {
        var place = Place.Next();
        var token = await _flow.TokenAsync("village-officer", place.Village);
        foreach (var kind in new[] { "503", "dropBefore", "dropAfter", "449" })
        {
            await _flow.FailAsync(new { kind, container = "registry", share = 0.1, seed = 7 });
        }

        var families = Enumerable.Range(0, 12).Select(_ => SampleFamily.Of(place.Village)).ToList();
        foreach (var family in families)
        {
            await UntilCreatedAsync(token, family, Guid.NewGuid().ToString());
        }

        await _flow.MendAsync();
        await _flow.AdvanceAsync("PT61S");
        var list = (await _flow.GetAsync($"/villages/{place.Village}/proposals", token)).Expect(HttpStatusCode.OK);
        Assert.Equal(12, list.Json["items"]!.Count());
        Assert.All(list.Json["items"]!, item => Assert.Equal("deliberating", item["status"]!.ToString()));
    }

    private async Task UntilCreatedAsync(string token, SampleFamily family, string key)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var answer = await _flow.PostAsync("/proposals", token, family.Proposal(), ("Idempotency-Key", key));
            if (answer.Status == HttpStatusCode.Created)
            {
                return;
            }

            answer.ExpectProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        }

        Assert.Fail("Fifty attempts were not enough.");
    }
}
