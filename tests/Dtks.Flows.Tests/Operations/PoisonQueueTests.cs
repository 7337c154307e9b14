using System.Net;
using System.Text;
using Azure.Storage.Queues;
using Dtks.Flows.Tests.Proposals;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Operations;

/// <summary>What the host puts into a poison queue by itself, and how what lies there goes.</summary>
public sealed class PoisonQueueTests(FlowHost host) : IClassFixture<FlowHost>
{
    private const string Matching = "proposals-matching";

    private readonly Flow _flow = host.Flow;
    private readonly QueueClient _poison = host.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(QueueNames.Poison(Matching));

    [Fact]
    public async Task What_the_hosts_tries_could_not_do_is_set_aside_once_and_gone_once_it_is_replayed_and_done()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, _) = await _flow.VerifyingAsync(family);
        var message = Base64($"{{\"village\":\"{family.Village}\",\"proposal\":\"{id}\"}}");
        await _poison.SendMessageAsync(message);

        await _flow.FireAsync(nameof(LookAtPoison));
        await _flow.FireAsync(nameof(LookAtPoison));

        var kept = await KeptAsync(item => item["message"]!.ToString().Contains(id, StringComparison.Ordinal));
        Assert.Equal(("setAside.exhausted", "5", "waiting"), (kept["code"]!.ToString(), kept["tries"]!.ToString(), kept["status"]!.ToString()));
        Assert.Contains(message, await LyingAsync());

        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        await _flow.FireAsync(nameof(LookAtPoison));
        Assert.DoesNotContain(message, await LyingAsync());
    }

    [Fact]
    public async Task The_message_of_a_replay_that_the_tries_could_not_do_leaves_what_it_was_about_waiting()
    {
        await host.SendAsync(Matching, "no message at all");
        await _flow.IdleAsync();
        var kept = await KeptAsync(item => item["message"]!.ToString() == "no message at all");
        var replay = Base64($"{{\"replay\":\"{kept["id"]}\"}}");
        await _poison.SendMessageAsync(replay);

        await _flow.FireAsync(nameof(LookAtPoison));

        Assert.DoesNotContain(replay, await LyingAsync());
        Assert.Contains("no message at all", await LyingAsync());
        Assert.Equal("waiting", (string?)(await KeptAsync(item => item["id"]!.ToString() == kept["id"]!.ToString()))["status"]);
    }

    [Fact]
    public async Task What_is_let_go_of_leaves_the_poison_queue_and_many_others_stay()
    {
        const string Queue = "cycle-villages";
        var poison = host.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(QueueNames.Poison(Queue));
        for (var i = 0; i < 70; i++)
        {
            await poison.SendMessageAsync($"forged {i}");
        }

        await _flow.FireAsync(nameof(LookAtPoison));

        var kept = await _flow.SetAsideAsync(Queue);
        Assert.Equal(70, kept.Select(item => item["message"]!.ToString()).Distinct().Count());
        await LetGoAsync(kept.Take(1));
        Assert.Equal(69, (await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        await LetGoAsync(kept.Skip(1));
        Assert.Equal(0, (await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    private async Task LetGoAsync(IEnumerable<JToken> items)
    {
        var token = await _flow.TokenAsync("operator", "ID");
        foreach (var item in items)
        {
            (await _flow.PostAsync($"/operations/poison/{item["id"]}/dismissal", token, new { note = "forged" })).Expect(HttpStatusCode.OK);
        }

        await _flow.FireAsync(nameof(LookAtPoison));
    }

    private async Task<JToken> KeptAsync(Predicate<JToken> which) => Assert.Single(await _flow.SetAsideAsync(Matching), which);

    private async Task<List<string>> LyingAsync() => [.. (await _poison.PeekMessagesAsync(32)).Value.Select(m => m.MessageText)];

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
