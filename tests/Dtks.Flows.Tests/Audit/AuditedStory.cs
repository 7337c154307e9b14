using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Audit;

/// <summary>A story that comes to everything the product audits, told once over a host of its own, chapter by chapter; and what GET /audit shows of it.</summary>
public sealed class AuditedStory : IAsyncLifetime
{
    private readonly FlowHost _host = new();
    private readonly List<JToken> _trail = [];

    /// <summary>When it began, by the host's clock.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>When it had ended.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Every entry that auditors are shown of it, oldest first in each place.</summary>
    public IReadOnlyList<JToken> Trail => _trail;

    /// <summary>What every entry says, by code, as the chapters have it.</summary>
    /// <exception cref="ArgumentException">Two chapters have one code.</exception>
    public static IReadOnlyDictionary<string, AuditedCase> Cases() =>
        Chapters().SelectMany(chapter => chapter.Cases).ToDictionary(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        From = await _host.Flow.NowAsync();
        var (scene, chapters) = (new AuditedScene(_host, From), Chapters());
        foreach (var chapter in chapters)
        {
            await chapter.PrepareAsync(scene);
        }

        await scene.Flow.RatifyAsync(scene.Regency);
        (await scene.Flow.OpenMonthAsync(scene.Period)).Expect(HttpStatusCode.Created);
        foreach (var chapter in chapters)
        {
            await chapter.TellAsync(scene);
        }

        await scene.Flow.AdvanceAsync("P32D");
        foreach (var chapter in chapters)
        {
            await chapter.EndAsync(scene);
        }

        await ReadAsync(scene);
        Until = await _host.Flow.NowAsync();
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    private static List<IAuditedChapter> Chapters() =>
    [
        .. typeof(AuditedStory).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IAuditedChapter)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IAuditedChapter)Activator.CreateInstance(type)!),
    ];

    private async Task ReadAsync(AuditedScene scene)
    {
        var auditor = await scene.AuditorAsync();
        foreach (var area in scene.Areas)
        {
            _trail.AddRange(await TrailAsync(auditor, $"area={area}"));
        }

        _trail.AddRange(await TrailAsync(auditor, $"area=ID&about=cycle-{scene.Period}"));
    }

    private async Task<IReadOnlyList<JToken>> TrailAsync(string auditor, string which)
    {
        var (shown, cursor) = (new List<JToken>(), string.Empty);
        do
        {
            var page = (await _host.Flow.GetAsync($"/audit?{which}&limit=100{cursor}", auditor)).Expect(HttpStatusCode.OK);
            using var text = new Newtonsoft.Json.JsonTextReader(new StringReader(page.Text)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
            shown.AddRange(JToken.ReadFrom(text)["items"]!);
            cursor = page["next"] is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        }
        while (cursor.Length > 0);

        return shown;
    }
}
