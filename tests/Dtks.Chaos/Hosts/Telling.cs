using Dtks.Chaos.EndStates;
using Dtks.Chaos.Story;

namespace Dtks.Chaos.Hosts;

/// <summary>Tells the story on a host of its own and gives what it left behind.</summary>
public static class Telling
{
    // Milliseconds until the next kill.
    private const int LongestLife = 3_000;
    private const int KillsInAChapter = 5;

    /// <summary>Each service that may be away, and the chapter in which it is.</summary>
    public static IReadOnlyList<(string Service, string Chapter)> Outages { get; } =
        [("cosmos", "proposals"), ("population", "proposals"), ("queues", "conclusion"), ("blobs", "evidence"), ("events", "review")];

    /// <summary>Without any disturbance.</summary>
    /// <param name="last">The last chapter that is told.</param>
    /// <param name="log">Told of each chapter.</param>
    public static async Task<EndState> UndisturbedAsync(string last, Action<string>? log = null)
    {
        await using var host = await ChaosHost.StartAsync();
        using var client = new ChaosClient(() => host.BaseUrl);
        await StoryOf(client).TellAsync(
            (name, tell) =>
            {
                log?.Invoke(name);
                return tell();
            },
            last);
        return await host.ReadAsync();
    }

    /// <summary>The first part of the story, with a service away for thirty minutes of the clock while a chapter is told.</summary>
    public static async Task<EndState> WithOutageAsync(string service, string chapter)
    {
        await using var host = await ChaosHost.StartAsync();
        using var client = new ChaosClient(() => host.BaseUrl);
        var story = StoryOf(client);
        await story.TellAsync(async (name, tell) =>
        {
            if (name != chapter)
            {
                await tell();
                return;
            }

            await FaultsAsync(host, service, new { service, kind = "outage" });
            var telling = tell();
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
                await story.AdvanceAsync("PT30M");
                await FaultsAsync(host, service, rule: null);
            }
            finally
            {
                await telling; // whatever failed, nothing is told to a host that is gone
            }
        }, ChaosStory.FirstPart);
        return await host.ReadAsync();
    }

    /// <summary>With the host ended without a word at random instants, messages twice and out of order, and one operation of ten failing.</summary>
    /// <param name="last">The last chapter that is told.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="atMost">How many times it is ended at most.</param>
    /// <param name="log">Told what happens.</param>
    /// <returns>What was left, and how often the host was ended.</returns>
    public static async Task<(EndState State, int Kills)> WithKillsAsync(string last, int seed, int atMost, Action<string> log)
    {
        ArgumentNullException.ThrowIfNull(log);
        await using var host = await ChaosHost.StartAsync();
        using var client = new ChaosClient(() => host.BaseUrl);
        host.OnStarted = url => ChaosFaults.SetAsync(url, host.StoreUrl, seed + host.Kills);
        await host.OnStarted(host.BaseUrl!);
        await TellUnderKillsAsync(last, client, () => host.Kills, host.KillAsync, seed, atMost, log);
        await ChaosFaults.ClearAsync(host.BaseUrl!, host.StoreUrl);
        await StoryOf(client).SettleAsync();
        return (await host.ReadAsync(), host.Kills);
    }

    /// <summary>The same with the host as a process that is killed (SIGKILL) and started again over its data.</summary>
    /// <param name="last">The last chapter that is told.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="atMost">How many times it is killed at most.</param>
    /// <param name="log">Told what happens.</param>
    /// <returns>What was left, and how often the process was killed.</returns>
    public static async Task<(EndState State, int Kills)> WithProcessKillsAsync(string last, int seed, int atMost, Action<string> log)
    {
        ArgumentNullException.ThrowIfNull(log);
        await using var host = await ChaosProcess.StartAsync();
        using var client = new ChaosClient(() => host.BaseUrl);
        Task FaultsAsync(Uri url) => ChaosFaults.SetAsync(url, url, seed + host.Kills);
        await FaultsAsync(host.BaseUrl!);
        await TellUnderKillsAsync(last, client, () => host.Kills, () => host.KillAsync(FaultsAsync), seed, atMost, log);
        return (await host.ReadAsync(), host.Kills);
    }

    /// <summary>The story over a client.</summary>
    public static ChaosStory StoryOf(ChaosClient client) => new(client, ChaosPlace.Villages[0], ChaosPlace.Villages[1]);

    // In each chapter some, while it is told and while what follows is awaited; then it has peace until the next, or nothing would ever be settled.
    private static async Task TellUnderKillsAsync(string last, ChaosClient client, Func<int> kills, Func<Task> kill, int seed, int atMost, Action<string> log)
    {
        var draw = new Random(seed);
        var killing = Task.CompletedTask;
        try
        {
            var story = StoryOf(client);
            var left = story.Chapters.TakeWhile(chapter => chapter.Name != last).Count() + 1;
            await story.TellAsync(async (name, tell) =>
            {
                await killing;
                log($"  {name}: {kills()} kills, {client.Repeats} repeats");
                killing = KillAsync(kill, draw, InAChapter(draw, atMost - kills(), left--));
                await tell();
            }, last);
        }
        finally
        {
            await killing; // it would start a host that nobody ends
        }
    }

    // Few are spread over all chapters.
    private static int InAChapter(Random draw, int kills, int chapters) =>
        Math.Min(KillsInAChapter, chapters == 1 ? kills : Math.Min(kills, draw.Next((2 * kills / chapters) + 2)));

    private static async Task KillAsync(Func<Task> kill, Random draw, int times)
    {
        for (; times > 0; times--)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(draw.Next(50, LongestLife)), TimeProvider.System);
            await kill();
        }
    }

    private static Task FaultsAsync(ChaosHost host, string service, object? rule) =>
        ChaosFaults.SendAsync(service == "cosmos" ? host.StoreUrl : host.BaseUrl!, rule);
}
