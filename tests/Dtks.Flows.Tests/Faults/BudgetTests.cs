using System.Net;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Faults;

/// <summary>A host whose requests have one second, so that tests wait no longer.</summary>
public sealed class HurriedHost : IAsyncLifetime
{
    /// <summary>The host.</summary>
    public FlowHost Host { get; } = new() { Settings = { ["Requests:BudgetSeconds"] = "1" } };

    public Task InitializeAsync() => Host.InitializeAsync();

    public Task DisposeAsync() => Host.DisposeAsync();
}

/// <summary>Requests while the database answers nothing of use for minutes: they end all the same, and can be sent again.</summary>
public sealed class BudgetTests(HurriedHost hurried) : IClassFixture<HurriedHost>, IAsyncLifetime
{
    private const int TenMinutes = 600_000;
    private readonly Flow _flow = hurried.Host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _flow.MendAsync();

    [Theory]
    [InlineData("410", 0)]
    [InlineData("449", 0)]
    [InlineData("delay", TenMinutes)]
    public async Task A_reader_is_answered_whatever_the_database_does(string kind, int milliseconds)
    {
        var place = Place.Next();
        var officer = await _flow.TokenAsync("village-officer", place.Village);
        await _flow.FailAsync(new { kind, container = "registry", delayMilliseconds = milliseconds });

        Told(await _flow.GetAsync($"/villages/{place.Village}/proposals", officer));
    }

    [Theory]
    [InlineData("410", "batch")]
    [InlineData("delay", "batch")]
    [InlineData("delay", null)]
    public async Task A_writer_is_answered_and_sends_the_same_again(string kind, string? operation)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("village-officer", family.Village);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        await _flow.FailAsync(new { kind, container = "registry", operation, delayMilliseconds = kind == "delay" ? TenMinutes : 0 });

        Told(await _flow.PostAsync("/proposals", token, family.Proposal(), key));

        await _flow.MendAsync();
        var made = (await _flow.PostAsync("/proposals", token, family.Proposal(), key)).Expect(HttpStatusCode.Created);

        // Whoever sent it in vain asks for a minute whether it was saved after all.
        await _flow.AdvanceAsync("PT61S");
        Assert.Equal(made["id"], Assert.Single((await _flow.GetAsync($"/villages/{family.Village}/proposals", token)).Json["items"]!)["id"]!.ToString());
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task A_change_of_a_family_is_noted_where_the_population_register_answers_late()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 4);
        var household = Assert.Single(await _flow.RecipientsAsync([family], "PKH"));
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", family.Village), family.Village, household);
        var birth = new { kind = "birth", member = (await _flow.BornAsync(family)).Json() };
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "population", kind = "delay", delayMilliseconds = TenMinutes })).Expect(HttpStatusCode.OK);
        Answer noted;
        try
        {
            // A machine that is slow as well may need the rest of a request's time: the same again then.
            var tries = 0;
            do noted = await steps.TryAsync(birth, ("Idempotency-Key", "late"));
            while (noted.Status == HttpStatusCode.ServiceUnavailable && ++tries < 20);
        }
        finally
        {
            await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");
        }

        Assert.Equal("waiting", noted.Expect(HttpStatusCode.Accepted)["change.status"]);
        await _flow.IdleAsync();
        Assert.Equal(5, (await steps.ShownAsync()).Json["members"]!.Count());
    }

    // The change is saved by the time the request runs out of it: a repetition is told so, and nothing is done twice.
    [Fact]
    public async Task A_change_that_was_saved_too_late_to_tell_is_told_to_who_sends_it_again()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("village-officer", family.Village);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        await _flow.FailAsync(new { kind = "dropAfter", operation = "batch", container = "registry", count = 1 });
        await _flow.FailAsync(new { kind = "delay", delayMilliseconds = TenMinutes, container = "registry", operation = "batch" });

        Told(await _flow.PostAsync("/proposals", token, family.Proposal(), key));

        await _flow.MendAsync();
        var made = (await _flow.PostAsync("/proposals", token, family.Proposal(), key)).Expect(HttpStatusCode.Created);
        await _flow.FireAsync("SweepOutbox");
        Assert.Equal(made["id"], Assert.Single((await _flow.GetAsync($"/villages/{family.Village}/proposals", token)).Json["items"]!)["id"]!.ToString());
    }

    private static void Told(Answer answer)
    {
        answer.ExpectProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("Idempotency-Key", answer["detail"], StringComparison.Ordinal);
    }
}
