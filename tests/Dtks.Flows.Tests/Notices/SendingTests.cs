using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Waiting;
using Dtks.Functions.Notices;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Notices;

/// <summary>A sender of messages that is away, refuses, or whose answer is lost: notices are late then, and none is lost or sent twice.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
public sealed class SendingTests(FlowHost host) : IAsyncLifetime
{
    private readonly Flow _flow = host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _flow.SendAsync(HttpMethod.Delete, "/dev/faults");

    [Theory]
    [InlineData("outage")]
    [InlineData("503")]
    [InlineData("401")]
    public async Task While_the_sender_is_away_a_notice_is_shown_and_waits(string kind)
    {
        await _flow.FailMessagesAsync(kind);
        var (_, citizen) = await _flow.FoundIneligibleAsync(Place.Next().Village);
        var told = Assert.Single(await _flow.MessagesAsync(citizen));
        Assert.Equal("waiting", (string)told["status"]!);
        Assert.Empty(await _flow.TakenAsync((string)told["id"]!));

        await _flow.MendMessagesAsync();
        await _flow.IdleAsync();

        Assert.Equal("sent", (string)Assert.Single(await _flow.MessagesAsync(citizen))["status"]!);
        Assert.Single(await _flow.TakenAsync((string)told["id"]!));
        Assert.DoesNotContain(await _flow.SetAsideAsync(SendNotices.Queue), i => ((string?)i["message"])?.Contains((string)told["id"]!, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task An_answer_that_is_lost_sends_nothing_twice()
    {
        await _flow.FailMessagesAsync("dropAfter", count: 4);
        var (_, citizen) = await _flow.FoundIneligibleAsync(Place.Next().Village);
        await _flow.IdleAsync();

        var told = Assert.Single(await _flow.MessagesAsync(citizen));
        Assert.Equal("sent", (string)told["status"]!);
        Assert.Single(await _flow.TakenAsync((string)told["id"]!));
    }

    [Theory]
    [InlineData("422")]
    [InlineData("400")]
    public async Task A_refused_notice_is_set_aside_shown_as_failed_and_sent_by_a_replay(string kind)
    {
        await _flow.FailMessagesAsync(kind);
        var village = Place.Next().Village;
        var (_, citizen) = await _flow.FoundIneligibleAsync(village);
        await _flow.IdleAsync();
        var told = Assert.Single(await _flow.MessagesAsync(citizen));
        Assert.Equal("failed", (string)told["status"]!);
        var aside = Assert.Single(await _flow.SetAsideAsync(SendNotices.Queue), i => (string?)i["area"] == village);
        Assert.Equal(("notice.refused", $"notices/{village}/{told["id"]}"), ((string)aside["code"]!, (string)aside["subject"]!));

        Assert.Equal("waiting", (await _flow.ReplayAsync((string)aside["id"]!))["status"]);
        await _flow.MendMessagesAsync();
        Assert.Equal("done", (await _flow.ReplayAsync((string)aside["id"]!))["status"]);

        Assert.Equal("sent", (string)Assert.Single(await _flow.MessagesAsync(citizen))["status"]!);
        Assert.Single(await _flow.TakenAsync((string)told["id"]!));
    }

    [Fact]
    public async Task A_message_that_comes_twice_or_after_weeks_sends_once()
    {
        var village = Place.Next().Village;
        var (_, citizen) = await _flow.FoundIneligibleAsync(village);
        await _flow.IdleAsync();
        var told = Assert.Single(await _flow.MessagesAsync(citizen));
        await _flow.AdvanceAsync("P20D");

        var message = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{{\"village\":\"{village}\",\"notice\":\"{told["id"]}\"}}"));
        await host.SendAsync(SendNotices.Queue, message);
        await host.SendAsync(SendNotices.Queue, message);
        await _flow.IdleAsync();

        Assert.Single(await _flow.TakenAsync((string)told["id"]!));
        Assert.True(JToken.DeepEquals(told, Assert.Single(await _flow.MessagesAsync(citizen))));
    }

    [Fact]
    public async Task The_same_cause_makes_one_notice()
    {
        var village = Place.Next().Village;
        var (id, citizen) = await _flow.FoundIneligibleAsync(village);
        await _flow.IdleAsync();
        var projection = host.Services.GetRequiredService<NoticeProjection>();
        var wanted = new NoticeInput(village, ProposalNotices.RecordKind, id, "returned", "cause-1").Entry().Data;

        await projection.ApplyAsync(wanted, default);
        await projection.ApplyAsync(wanted, default);
        await projection.ApplyAsync(new NoticeInput(village, ProposalNotices.RecordKind, id, "returned", "cause-2").Entry().Data, default);
        await _flow.IdleAsync();

        Assert.Equal(["ineligible", "returned", "returned"], (await _flow.MessagesAsync(citizen)).Select(m => (string)m["code"]!).Order(StringComparer.Ordinal));
        await projection.ApplyAsync(new NoticeInput(village, ProposalNotices.RecordKind, new string('0', 32), "returned", "cause-1").Entry().Data, default);
        Assert.Equal(3, (await _flow.MessagesAsync(citizen)).Count);
    }

    [Fact]
    public async Task A_notice_whose_message_is_lost_is_looked_after()
    {
        await host.HoldBackAsync(SendNotices.Queue);
        var (_, citizen) = await _flow.FoundIneligibleAsync(Place.Next().Village);
        await host.LoseAsync(SendNotices.Queue);
        Assert.Equal("waiting", (string)Assert.Single(await _flow.MessagesAsync(citizen))["status"]!);

        await _flow.AdvanceAsync("PT25M");

        Assert.Equal("sent", (string)Assert.Single(await _flow.MessagesAsync(citizen))["status"]!);
    }

    [Fact]
    public async Task One_that_cannot_be_read_stands_in_its_place_and_hides_no_other()
    {
        var village = Place.Next().Village;
        var (id, citizen) = await _flow.FoundIneligibleAsync(village);
        await host.Services.GetRequiredService<NoticeProjection>().ApplyAsync(new NoticeInput(village, ProposalNotices.RecordKind, id, "returned", "later").Entry().Data, default);
        await _flow.IdleAsync();
        var told = await _flow.MessagesAsync(citizen);
        var subject = (await host.StoredAsync(village, $"proposal-{id}")).SelectToken("state.proposedBy")!.ToString();
        var partition = host.Services.GetRequiredService<NoticeCopies>().Of(subject);

        await host.SpoilAsync(partition.Container.Name, partition.Value, $"message-{told[0]["id"]}");

        var shown = await _flow.MessagesAsync(citizen);
        Assert.Equal(2, shown.Count);
        Assert.Equal(("list.unreadable", (string)told[0]["id"]!), ((string)shown[0]["code"]!, (string)shown[0]["id"]!));
        Assert.True(JToken.DeepEquals(told[1], shown[1]));
    }
}
